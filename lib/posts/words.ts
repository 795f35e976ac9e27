import { wordSegments } from '@/lib/word-segments';

/** Scripts that put no spaces between words. */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;

const UNSPACED = new RegExp(`[${unspaced}]`, 'u');
const WORD = new RegExp(
  String.raw`[${unspaced}]\p{M}*|(?:(?![${unspaced}])[\p{L}\p{M}\p{N}_’'])+|\s+|[^\s\p{L}\p{M}\p{N}]`,
  'gu',
);

/** Longest text that a dictionary splits, in UTF-16 code units: about 0.1 s. In longer ones each such letter is a word. */
const MAX_SEGMENTED = 100_000;

/** Words, the space between them and signs, in order; together they are the text. */
export const tokensOf = (text: string): string[] =>
  text.length <= MAX_SEGMENTED && UNSPACED.test(text)
    ? Array.from(wordSegments(text), ({ segment }) => segment)
    : (text.match(WORD) ?? []);

export const isWord = (token: string): boolean => /[\p{L}\p{N}]/u.test(token);
