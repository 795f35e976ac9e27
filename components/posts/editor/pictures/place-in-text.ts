/** Where a place of `before` lies in `after`. What was put in at the very place stands behind it. */
export function movePlace(place: number, before: string, after: string): number {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  if (place <= start) return place;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  if (place >= before.length - same) return place + after.length - before.length;
  return start;
}

/** What to put in where, so that the Markdown is a paragraph of its own, and at the end of the text another one begins. */
export function paragraphAt(text: string, place: number, markdown: string): { at: number; insert: string } {
  const isLineStart = place === 0 || text[place - 1] === '\n';
  const lineEnd = text.indexOf('\n', place);
  const at = isLineStart ? place : lineEnd === -1 ? text.length : lineEnd;
  const [before, after] = [text.slice(0, at), text.slice(at)];
  const above = before.trim() === '' ? '' : missing(/\n*$/.exec(before)![0].length);
  const below = after.trim() === '' ? (after === '' ? '\n\n' : '') : missing(/^\n*/.exec(after)![0].length);
  return { at, insert: `${above}${markdown}${below}` };
}

const missing = (lineBreaks: number): string => '\n'.repeat(Math.max(0, 2 - lineBreaks));
