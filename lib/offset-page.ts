/** What a query takes of a list that is counted; null for a page that there is not. The first is always there. */
export function offsetPage(total: number, page: number, size: number) {
  const pageCount = Math.max(1, Math.ceil(total / size));
  if (!Number.isInteger(page) || page < 1 || page > pageCount) return null;
  return { shown: { page, pageCount }, limit: size, offset: (page - 1) * size };
}

/**
 * The same from whichever end is nearer, for a list that an index has in both directions: the last page then costs what
 * the first one does. `isReversed` asks for the opposite order; null for a page that there is not.
 */
export function pageFromNearerEnd(total: number, page: number, size: number) {
  const place = offsetPage(total, page, size);
  if (!place) return null;
  const { shown, offset } = place;
  const limit = Math.min(size, total - offset);
  const fromEnd = total - offset - limit;
  const isReversed = fromEnd < offset;
  return { shown, limit, offset: isReversed ? fromEnd : offset, isReversed };
}
