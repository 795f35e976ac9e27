/** What the index holds beside words. Words have letters and digits alone, so nobody can type one. */
export const yearFacet = (year: number): string => `~${year}`;
export const tagFacet = (tagId: number): string => `~tag${tagId}`;
