const isSpace = (character: string): boolean => character === '' || /\s/.test(character);
const isPunctuation = (character: string): boolean => /[\p{P}\p{S}]/u.test(character);

const before = (text: string, position: number): string => Array.from(text.slice(0, position)).at(-1) ?? '';
const after = (text: string, position: number): string =>
  Array.from(text.slice(position, position + 2))[0] ?? '';

/** CommonMark 0.31.2, 6.2: no mark where punctuation stands between it and a letter outside, as in Japanese. */
export function canBeEmphasis(
  text: string,
  { start, end }: { start: number; end: number },
  outer = { start, end },
): boolean {
  const first = after(text, start);
  const last = before(text, end);
  const left = before(text, outer.start);
  const right = after(text, outer.end);
  const opens = !isSpace(first) && (!isPunctuation(first) || isSpace(left) || isPunctuation(left));
  const closes = !isSpace(last) && (!isPunctuation(last) || isSpace(right) || isPunctuation(right));
  return opens && closes;
}
