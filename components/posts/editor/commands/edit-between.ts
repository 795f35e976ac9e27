import type { Edit } from './selected';

/** The smallest edit that makes one text of another. */
export function editBetween(text: string, changed: string, caret: { start: number; end: number }): Edit {
  let from = 0;
  const most = Math.min(text.length, changed.length);
  while (from < most && text[from] === changed[from]) from += 1;
  let same = 0;
  while (same < most - from && text.at(-1 - same) === changed.at(-1 - same)) same += 1;
  return { from, to: text.length - same, insert: changed.slice(from, changed.length - same), ...caret };
}
