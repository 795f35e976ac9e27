/** The part between commas that the caret stands in, without the space around it. */
export function tokenAt(text: string, caret: number): { start: number; end: number; token: string } {
  const start = text.lastIndexOf(',', caret - 1) + 1;
  const comma = text.indexOf(',', caret);
  const end = comma === -1 ? text.length : comma;
  return { start, end, token: text.slice(start, end).trim() };
}

/** Puts a value in place of that part. Where it is the last one, a comma makes room for the next. */
export function complete(text: string, caret: number, value: string): { text: string; caret: number } {
  const { start, end } = tokenAt(text, caret);
  const before = text.slice(0, start) + (start > 0 ? ' ' : '') + value;
  const after = text.slice(end);
  return after === ''
    ? { text: `${before}, `, caret: before.length + 2 }
    : { text: before + after, caret: before.length };
}

const MOST_OFFERED = 8;
const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Of `choices`, in their order: what begins with the token, then where a word does, then what has it anywhere. */
export function offersFor(choices: readonly string[], token: string, taken: readonly string[]): string[] {
  const wanted = fold(token);
  if (wanted === '') return [];
  const has = new Set(taken.map(fold));
  const ranked: string[][] = [[], [], []];
  for (const choice of choices) {
    const folded = fold(choice);
    if (folded === wanted || has.has(folded)) continue;
    const at = folded.indexOf(wanted);
    if (at === 0) ranked[0]!.push(choice);
    else if (at > 0) ranked[/[\p{L}\p{N}]/u.test(folded[at - 1]!) ? 2 : 1]!.push(choice);
  }
  return ranked.flat().slice(0, MOST_OFFERED);
}
