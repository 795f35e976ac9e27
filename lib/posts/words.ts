import { wordSegments } from '@/lib/word-segments';

/** Scripts that put no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const WORD = /[\p{L}\p{M}\p{N}_’']+|\s+|[^\s\p{L}\p{M}\p{N}]/gu;

/** Words, the space between them and signs, in order; together they are the text. */
export const tokensOf = (text: string): string[] =>
  UNSPACED.test(text)
    ? Array.from(wordSegments(text), ({ segment }) => segment)
    : (text.match(WORD) ?? []);

export const isWord = (token: string): boolean => /[\p{L}\p{N}]/u.test(token);
