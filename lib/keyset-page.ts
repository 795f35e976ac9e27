/** Rows of a page and, where more follow, the id that the next page begins before. Read one row more than fits. */
export function keysetPage<Row extends { id: number }>(
  rows: Row[],
  size: number,
): { page: Row[]; nextBefore: number | null } {
  const page = rows.slice(0, size);
  return { page, nextBefore: rows.length > size ? (page.at(-1)?.id ?? null) : null };
}
