/** A listed password: alone, with a few characters around it, repeated, or, where a long one should be better, two. */
export function isCommon(password: string, common: ReadonlySet<string>): boolean {
  const text = fold(password);
  if (common.has(text)) return true;
  const word = text.replace(/^\P{L}+|\P{L}+$/gu, '');
  if (common.has(word) && text.length - word.length <= DECORATION) return true;
  const words = splitIntoWords(text.replace(/\P{L}/gu, ''), common);
  return words !== null && new Set(words).size <= (text.length < 15 ? 1 : 2);
}

/** A short or listed part over and over, very few different characters, or runs such as `abcd1234` and `qwerty`. */
export function isRepetitive(password: string, common: ReadonlySet<string>): boolean {
  const characters = [...fold(password)];
  if (characters.length >= TOO_LONG_TO_GUESS) return false;
  if (new Set(characters).size < 4) return true;
  const period = periodOf(characters);
  const repeats = period <= characters.length / 2;
  if (repeats && (period < 8 || common.has(characters.slice(0, period).join('')))) return true;
  const steps = characters.filter((character, index) => isStep(characters[index - 1], character)).length;
  return steps >= (characters.length - 1) * 0.75;
}

/** Built around a known word: without it, what is left would not do as a password. */
export function isPersonal(
  password: string,
  context: readonly string[],
  common: ReadonlySet<string>,
): boolean {
  const text = bare(password);
  const known = context.map(bare).filter((word) => word.length >= 3 && text.includes(word));
  if (known.length === 0) return false;
  const longestFirst = known.toSorted((a, b) => b.length - a.length);
  const rest = longestFirst.reduce((left, word) => left.replaceAll(word, ''), text);
  return [...rest].length < 8 || common.has(rest);
}

const TOO_LONG_TO_GUESS = 40;

const DECORATION = 5;

const fold = (text: string) => text.normalize('NFKC').toLowerCase();
const bare = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

function splitIntoWords(text: string, common: ReadonlySet<string>): string[] | null {
  const words: string[] = [];
  for (let start = 0; start < text.length;) {
    let end = text.length;
    while (end - start >= 4 && !common.has(text.slice(start, end))) end -= 1;
    if (end - start < 4) return null;
    words.push(text.slice(start, end));
    start = end;
  }
  return words.length > 0 ? words : null;
}

function periodOf(characters: readonly string[]): number {
  for (let period = 1; period < characters.length; period++) {
    if (characters.every((character, index) => index < period || character === characters[index - period]))
      return period;
  }
  return characters.length;
}

const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

function isStep(before: string | undefined, after: string): boolean {
  if (before === undefined) return false;
  return before === after || rows.some((row) => row.includes(before + after) || row.includes(after + before));
}
