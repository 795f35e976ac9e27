import { folded } from '@/lib/search/indexing/words';
import { isTag, type Query } from '@/lib/search/query';
import type { Lexemes } from '@/lib/search/ts-query';

/** A word of the query in a text: where, and which of them it is. */
export type Mark = { start: number; end: number; term: number };

/** Marks that are looked for in a text: a word on each line says no more. */
const MOST = 200;
/** Letters that may follow a stem. */
const LONGEST_ENDING = 5;
/** Signs between two words of a phrase. */
const WIDEST_GAP = 10;
const LETTER = String.raw`[\p{L}\p{M}\p{N}]`;

/** Names that the index has by other words. */
const names: Record<string, string> = { dotnet: String.raw`\.net` };

/** Letters with marks and those that are one with them, by the letter that all are folded to. */
const spellings = new Map<string, string>();
for (const [from, to] of [
  [0xc0, 0x24f],
  [0x370, 0x52f],
  [0x1e00, 0x1fff],
] as const) {
  for (let code = from; code <= to; code += 1) {
    const letter = String.fromCodePoint(code).toLowerCase();
    const plain = folded(letter);
    if (plain.length === 1 && plain !== letter && !spellings.get(plain)?.includes(letter))
      spellings.set(plain, (spellings.get(plain) ?? '') + letter);
  }
}

/** Finds what a query looks for in texts: as near as can be told without PostgreSQL's dictionaries. */
export function markFinder({ groups }: Query, lexemes: Lexemes): (text: string) => Mark[] {
  const phrases = groups.flat().flatMap((choice) => (isTag(choice) ? [] : [choice.parts]));
  if (phrases.length === 0) return () => [];
  const choices = phrases.map((parts) => `(${phraseOf(parts, lexemes)})`);
  const pattern = new RegExp(choices.join('|'), 'giu');
  return (text) => {
    const marks: Mark[] = [];
    for (const match of text.matchAll(pattern)) {
      if (marks.length === MOST) break;
      const term = match.slice(1).findIndex((group) => group !== undefined);
      marks.push({ start: match.index, end: match.index + match[0].length, term });
    }
    return marks;
  };
}

/** Words that stand beside each other: with signs between, or as pairs of signs that overlap. */
function phraseOf(parts: string[], lexemes: Lexemes): string {
  return parts.reduce((pattern, word, index) => {
    const before = parts[index - 1];
    if (before === undefined) return choiceOf(word, stemsOf(word, lexemes));
    if (!isUnspaced(before) || !isUnspaced(word))
      return `${pattern}[^\\p{L}\\p{N}]{0,${WIDEST_GAP}}${choiceOf(word, stemsOf(word, lexemes))}`;
    const [, second] = word;
    return pattern + (second !== undefined && before.endsWith(word[0]!) ? spelled(second) : spelled(word));
  }, '');
}

/** `'announc'`, `'announcing'`: those that a text's words may begin with. */
const stemsOf = (word: string, lexemes: Lexemes): string[] => {
  const stems = (lexemes.get(word) ?? []).flatMap((lexeme) => /^'([\p{L}\p{M}\p{N}]+)'$/u.exec(lexeme)?.[1] ?? []);
  // A stem that is much shorter begins too many others.
  return [...new Set([word, ...stems.filter((stem) => stem.length >= 3 && word.startsWith(stem.slice(0, -1)))])];
};

function choiceOf(word: string, stems: string[]): string {
  const name = names[word] ?? named(word);
  if (name) return name;
  if (isUnspaced(word)) return spelled(word);
  const [shortest] = stems.map(withoutEnding).sort((a, b) => a.length - b.length);
  return `(?<!${LETTER})${spelled(shortest!)}${LETTER}{0,${LONGEST_ENDING}}(?!${LETTER})`;
}

const named = (word: string): string | undefined =>
  /^[a-z](?=plusplus$)/.test(word)
    ? String.raw`(?<!${LETTER})${word[0]}\+\+`
    : /^[a-z](?=sharp$)/.test(word)
      ? `(?<!${LETTER})${word[0]}#`
      : undefined;

/** In English `libraries` and `library` have the stem `librari`. */
const withoutEnding = (stem: string): string => (stem.length > 4 ? stem.replace(/[iy]$/, '') : stem);

const isUnspaced = (word: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(word);

const double: Record<string, string> = { ss: 'ß', ae: 'æ', oe: 'œ', th: 'þ' };

/** However the letters are marked, and with an apostrophe between any two that Latin writes. */
const spelled = (word: string): string =>
  word.replace(/ss|ae|oe|th|[\s\S]/gu, (letters) => {
    const each = [...letters].map((letter) => `[${letter}${spellings.get(letter) ?? ''}]\\p{M}*`).join('');
    return double[letters] ? `(?:${each}|${double[letters]})` : each;
  });
