import { movePlace } from '../pictures/place-in-text';

export type Range = { start: number; end: number };

/** Where a range of `before` lies in `after`. What was written over it stands behind its start, and is no part of it. */
export function moveRange(range: Range, before: string, after: string): Range {
  if (before === after) return range;
  const start = movePlace(range.start, before, after);
  const end = start + range.end - range.start;
  const isSame = after.slice(start, end) === before.slice(range.start, range.end);
  return { start, end: isSame ? end : start };
}
