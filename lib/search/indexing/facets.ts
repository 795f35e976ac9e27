/** A year, a month or a day, as ISO 8601 writes them: `2026`, `2026-11`, `2026-11-29`. */
export type Period = string;

/** What the index holds beside words. Words have letters and digits alone, so nobody can type one. */
export const periodFacet = (period: Period): string => `~${period}`;
export const tagFacet = (tagId: number): string => `~tag${tagId}`;

/** The year and the month of a moment, in UTC: the index has these. */
export const periodsOf = (moment: Date): Period[] => {
  const month = moment.toISOString().replace(/-\d\dT.*$/, '');
  return [month.replace(/-\d\d$/, ''), month];
};
