import { periodsOf, type Period } from '@/lib/search/indexing/facets';

/** Months that are named one by one; longer times are named by years, and still longer ones not at all. */
const MOST_MONTHS = 12;
const MOST_YEARS = 50;

/** Null for what names no time. */
export const periodIn = (text: string | null): Period | null =>
  text !== null && /^[1-9]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:[012]\d|3[01]))?)?$/.test(text) ? text : null;

export const beginOf = (period: Period): Date => {
  const [year = 0, month = 1, day = 1] = period.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day));
};

/** The months, else the years, from one moment to another, the earliest first; none where they are too many. */
export function periodsBetween(first: Date, last: Date): Period[] {
  const years = last.getUTCFullYear() - first.getUTCFullYear();
  const months = last.getUTCMonth() - first.getUTCMonth();
  const count = years * 12 + months + 1;
  const start = first.getUTCFullYear();
  if (count <= MOST_MONTHS)
    return Array.from(
      { length: count },
      (_, index) => periodsOf(new Date(Date.UTC(start, first.getUTCMonth() + index)))[1]!,
    );
  if (years >= MOST_YEARS) return [];
  return Array.from({ length: years + 1 }, (_, index) => String(start + index));
}
