/** What a query takes of a list that is counted; null for a page that there is not. The first is always there. */
export function offsetPage(total: number, page: number, size: number) {
  const pageCount = Math.max(1, Math.ceil(total / size));
  if (!Number.isInteger(page) || page < 1 || page > pageCount) return null;
  return { shown: { page, pageCount }, limit: size, offset: (page - 1) * size };
}
