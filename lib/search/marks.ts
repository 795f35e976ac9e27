import { folded } from '@/lib/search/indexing/words';
import { isTag, type Query } from '@/lib/search/query';
import type { Lexemes } from '@/lib/search/ts-query';

/** A word or phrase of the query in a text: where, and which of them it is. */
export type Mark = { start: number; end: number; term: number };

/** Of one word in a text: one on each line says no more. */
const MOST = 50;
/** Letters that may follow a stem. */
const LONGEST_ENDING = 5;
/** Signs between two words of a phrase. */
const WIDEST_GAP = 10;

type Part = {
  /** What a word of the text may begin with, folded as the text is. */
  beginnings: string[];
  /** Of a script with spaces, where a word ends with its letters. */
  isSpaced: boolean;
};

/**
 * Finds what a query looks for in texts, as near as can be told without PostgreSQL's dictionaries. By plain search in a
 * folded copy: a pattern of all spellings, made for each query, took ten milliseconds a page.
 */
export function markFinder({ groups }: Query, lexemes: Lexemes): (text: string) => Mark[] {
  const phrases = groups.flat().flatMap((choice) => (isTag(choice) ? [] : [partsOf(choice.parts, lexemes)]));
  return (text) => {
    const copy = foldedInPlace(text);
    return phrases
      .flatMap((parts, term) => findPhrase(copy, parts).map((place) => ({ ...place, term })))
      .sort((a, b) => a.start - b.start || b.end - a.end);
  };
}

function partsOf(words: string[], lexemes: Lexemes): Part[] {
  const parts: Part[] = [];
  for (const word of words) {
    const last = parts.at(-1);
    // Pairs of signs that overlap are one run of them.
    if (last && !last.isSpaced && [...word].length === 2 && last.beginnings[0]!.endsWith([...word][0]!))
      last.beginnings = [last.beginnings[0]! + [...word][1]!];
    else parts.push(partOf(word, lexemes));
  }
  return parts;
}

function partOf(word: string, lexemes: Lexemes): Part {
  const name = word
    .replace(/^([a-z])plusplus$/, '$1++')
    .replace(/^([a-z])sharp$/, '$1#')
    .replace(/^dotnet$/, '.net');
  if (name !== word) return { beginnings: [name], isSpaced: true };
  if (UNSPACED.test(word)) return { beginnings: [word], isSpaced: false };
  const stem = [word, ...stemsOf(word, lexemes)].map(withoutEnding).sort((a, b) => a.length - b.length)[0]!;
  const ligatures = stem.replace(/ss/g, 'ß').replace(/ae/g, 'æ').replace(/oe/g, 'œ');
  return { beginnings: ligatures === stem ? [stem] : [stem, ligatures], isSpaced: true };
}

/** `'announc'`: one that is much shorter than the word begins too many others. */
const stemsOf = (word: string, lexemes: Lexemes): string[] =>
  (lexemes.get(word) ?? [])
    .flatMap((lexeme) => /^'([\p{L}\p{M}\p{N}]+)'$/u.exec(lexeme)?.[1] ?? [])
    .filter((stem) => stem.length >= 3 && word.startsWith(stem.slice(0, -1)));

/** In English `libraries` and `library` have the stem `librari`. */
const withoutEnding = (stem: string): string => (stem.length > 4 ? stem.replace(/[iy]$/, '') : stem);

function findPhrase(text: string, parts: Part[]): { start: number; end: number }[] {
  const [first, ...rest] = parts;
  const found: { start: number; end: number }[] = [];
  for (const beginning of first!.beginnings) {
    for (
      let at = text.indexOf(beginning);
      at !== -1 && found.length < MOST;
      at = text.indexOf(beginning, at + 1)
    ) {
      const end = rest.reduce(
        (place, part) => endOfNext(text, place, part),
        endOf(text, at, first!, beginning),
      );
      if (end !== -1) found.push({ start: at, end });
    }
  }
  return found;
}

function endOfNext(text: string, from: number, part: Part): number {
  if (from === -1) return -1;
  let at = from;
  while (at < from + WIDEST_GAP && at < text.length && !isLetter(text, at)) at += 1;
  const beginning = part.beginnings.find((one) => text.startsWith(one, at));
  return beginning === undefined ? -1 : endOf(text, at, part, beginning);
}

/** The end of the word at a place, or -1 where it is no word that begins so. */
function endOf(text: string, at: number, { isSpaced }: Part, beginning: string): number {
  let end = at + beginning.length;
  if (!isSpaced) return end;
  if (at > 0 && isLetter(text, at - 1) && isLetter(text, at)) return -1;
  const longest = end + (/[+#]$/.test(beginning) ? 0 : LONGEST_ENDING);
  while (end < longest && isLetter(text, end)) end += 1;
  return end < text.length && isLetter(text, end) && longest !== at + beginning.length ? -1 : end;
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const LETTER = /[\p{L}\p{M}\p{N}]/u;

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  return LETTER.test(text[at]!);
}

/** Letters with marks, each with what it is folded to where that is one letter. */
const plain = new Map<string, string>();
for (const [from, to] of [
  [0xc0, 0x24f],
  [0x370, 0x52f],
  [0x1e00, 0x1fff],
] as const) {
  for (let code = from; code <= to; code += 1) {
    const letter = String.fromCharCode(code);
    const other = folded(letter);
    if (other.length === 1 && other !== letter) plain.set(letter, other);
  }
}
const MARKED = new RegExp(`[${[...plain.keys()].join('')}]`, 'g');

/** Folded as far as every letter stays in its place. */
function foldedInPlace(text: string): string {
  const lower = text.toLowerCase();
  const copy = lower.length === text.length ? lower : text.replace(/\p{Lu}/gu, lowerInPlace);
  return copy.replace(MARKED, (letter) => plain.get(letter)!);
}

const lowerInPlace = (letter: string): string =>
  letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter;
