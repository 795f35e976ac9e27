import { wordSegments } from '@/lib/word-segments';

/** A word as the index has it, and where it stands in the text (UTF-16 code units). */
export type Word = { word: string; start: number; end: number };

const PAIRED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆`;
const SEGMENTED = String.raw`\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const LETTER = String.raw`\p{L}\p{M}\p{N}`;
const APOSTROPHE = `'’ʼ＇`;

/** Names that would lose what makes them one, and words of any script with apostrophes within. */
const TOKEN = new RegExp(
  String.raw`(?<![${LETTER}])[.．]net(?![${LETTER}])|(?<![${LETTER}])[a-z](?:[+＋]{2}|[#＃])(?!\p{L})|[${LETTER}]+(?:[${APOSTROPHE}](?=[${LETTER}])[${LETTER}]+)*`,
  'giu',
);
const ELIDED = new RegExp(
  `^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|all|dall|dell|nell|quell|sull|un)[${APOSTROPHE}](?=[${LETTER}]{2})`,
  'iu',
);
const RUN = new RegExp(`[${PAIRED}]+|[${SEGMENTED}][${SEGMENTED}\\p{M}]*|[^${PAIRED}${SEGMENTED}]+`, 'gu');
const IS_PAIRED = new RegExp(`^[${PAIRED}]`, 'u');
const IS_SEGMENTED = new RegExp(`^[${SEGMENTED}]`, 'u');
const ASCII = /^[A-Za-z0-9]+$/;

/** PostgreSQL takes longer ones for no words; nobody types them either. */
const LONGEST = 100;

/**
 * The words of any text, for the index and for what is typed alike: PostgreSQL's own parser takes `async/await` for a
 * path, `1.28` for one number and a line of Japanese for one word.
 */
export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (ASCII.test(token)) {
      yield { word: token.toLowerCase().slice(0, LONGEST), start: index, end: index + token.length };
      continue;
    }
    const elided = ELIDED.exec(token)?.[0].length ?? 0;
    yield* wordsOfToken(token.slice(elided), index + elided);
  }
}

/** The words of a text with spaces between: what PostgreSQL is given to read. */
export function wordText(text: string): string {
  let words = '';
  for (const { word } of wordsOf(text)) words += words ? ` ${word}` : word;
  return words;
}

function* wordsOfToken(token: string, start: number): Generator<Word> {
  const named = nameOf(token);
  if (named) {
    yield { word: named, start, end: start + token.length };
    return;
  }
  for (const { 0: run, index } of token.matchAll(RUN)) {
    if (IS_PAIRED.test(run)) yield* pairsOf(run, start + index);
    else if (IS_SEGMENTED.test(run)) yield* segmentsOf(run, start + index);
    else
      for (const word of foldedWords(run))
        yield { word, start: start + index, end: start + index + run.length };
  }
}

function nameOf(token: string): string | undefined {
  const name = token.normalize('NFKC').toLowerCase();
  if (name === '.net') return 'dotnet';
  if (name.endsWith('++')) return `${name[0]}plusplus`;
  return name.endsWith('#') ? `${name[0]}sharp` : undefined;
}

/** Chinese and Japanese by signs that stand beside each other: a dictionary would cut what is typed otherwise than the text. */
function* pairsOf(run: string, start: number): Generator<Word> {
  const signs = [...run];
  let at = start;
  if (signs.length === 1) yield { word: folded(run), start, end: start + run.length };
  for (const [index, sign] of signs.entries()) {
    const next = signs[index + 1];
    if (next !== undefined)
      yield { word: folded(sign + next), start: at, end: at + sign.length + next.length };
    at += sign.length;
  }
}

function* segmentsOf(run: string, start: number): Generator<Word> {
  let at = start;
  for (const { segment } of wordSegments(run)) {
    const word = folded(segment);
    if (word) yield { word, start: at, end: at + segment.length };
    at += segment.length;
  }
}

/** Other forms of a letter may be signs (`½` is 1⁄2), so that one word becomes two. */
const foldedWords = (run: string): string[] => folded(run).split(' ').filter(Boolean);

const latin: Record<string, string> = {
  ...{ ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
};
const LATIN_LETTER = /[ßøæœłđðþı]/g;
const MARKED = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{M}*)\p{M}/gu;
/** Vowels of Arabic and Hebrew, which texts have or leave out, and the stroke that stretches a word. */
const VOWEL_POINT = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0652\u0670]/g;
const NO_LETTER = new RegExp(`[^${LETTER}]+`, 'gu');

/** As letters compare: `É` and `e` are the same; marks that are letters of their own, as in Hindi, stay. */
export function folded(text: string): string {
  const lower = text.normalize('NFKC').toLowerCase();
  // Snowball's Russian endings need й, which is и with a mark.
  const bare = lower
    .replace(/й/g, '\ue000')
    .normalize('NFD')
    .replace(MARKED, '')
    .replace(/\ue000/g, 'й')
    .normalize('NFC');
  return bare
    .replace(LATIN_LETTER, (letter) => latin[letter]!)
    .replace(VOWEL_POINT, '')
    .replace(new RegExp(`[${APOSTROPHE}]`, 'gu'), '')
    .replace(NO_LETTER, ' ')
    .trim()
    .slice(0, LONGEST)
    .toWellFormed();
}
