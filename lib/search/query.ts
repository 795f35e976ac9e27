import { wordsOf } from '@/lib/search/indexing/words';

/** Characters, words and alternatives of one search that are looked at. */
export const MAX_QUERY = 200;
const MAX_TERMS = 12;
const MAX_ALTERNATIVES = 8;
/** Parts of words: a line of Chinese is one word of many. */
const MAX_PARTS = 40;
/** Letters that the beginning of a word needs: in titles, and in whole texts, where so many words begin alike. */
const SHORTEST_PREFIX = 2;
const SHORTEST_BODY_PREFIX = 4;

export type Term = {
  /** Words that stand beside each other in this order. */
  parts: string[];
  /** Whether the last of them is the beginning of a word, in titles and tags alone or everywhere. */
  prefix: 'head' | 'all' | null;
  isQuoted: boolean;
  /** As it was typed. */
  source: string;
};
export type TagTerm = { tag: string; source: string };
export type Choice = Term | TagTerm;

export type LeftOut = 'end' | 'words' | 'alternatives' | 'signs' | 'short-prefix' | 'only-excluded';

export type Query = {
  /** What was typed, tidied up: the same for all that mean the same but for the case of letters. */
  text: string;
  /** Each must be found; of its alternatives one is enough. */
  groups: Choice[][];
  excluded: Choice[];
  /** What of the text is not looked for. */
  leftOut: LeftOut[];
};

export const isTag = (choice: Choice): choice is TagTerm => 'tag' in choice;

const TOKEN = /(-)?(tag:)?(?:"([^"]*)(?:"|$)|([^\s"]+))(\*?)/giu;

/** Words, "phrases", -words, or, beginnings*, tag:names. Whatever is typed means something: there are no errors. */
export function parseQuery(typed: string): Query {
  const text = tidyQuery(typed);
  const query: Query = { text, groups: [], excluded: [], leftOut: isCut(typed) ? ['end'] : [] };
  const leaveOut = (what: LeftOut) => void (query.leftOut.includes(what) || query.leftOut.push(what));
  let [terms, parts, alternatives, joins] = [0, 0, 0, false];
  const tokens = [...text.matchAll(TOKEN)];
  for (const [index, token] of tokens.entries()) {
    if (isOr(token) && query.groups.length > 0 && startsTerm(tokens[index + 1]) && !joins) {
      joins = true;
      continue;
    }
    const choice = choiceOf(token, leaveOut);
    if (!choice) {
      leaveOut('signs');
      continue;
    }
    terms += 1;
    parts += isTag(choice) ? 1 : choice.parts.length;
    if (terms > MAX_TERMS || parts > MAX_PARTS) {
      leaveOut('words');
      break;
    }
    if (token[1]) query.excluded.push(choice);
    else if (!joins) query.groups.push([choice]);
    else if (++alternatives < MAX_ALTERNATIVES) query.groups.at(-1)!.push(choice);
    else leaveOut('alternatives');
    joins = false;
  }
  if (query.groups.length === 0 && query.excluded.length > 0) leaveOut('only-excluded');
  return query;
}

/** The same search with other words in the places of some. @param better by the word that was typed */
export function rephrase({ text }: Query, better: ReadonlyMap<string, string>): string {
  return text.replace(TOKEN, (source: string) => better.get(source) ?? source);
}

/** What was typed as `Query.text` says it, without reading it. */
export const tidyQuery = (typed: string): string => {
  const text = tidy(typed);
  return text.length <= MAX_QUERY ? text : [...text].slice(0, MAX_QUERY).join('').trim();
};

const isCut = (typed: string): boolean => typed.length > MAX_QUERY && [...tidy(typed)].length > MAX_QUERY;

/** Signs that nobody sees go, but those that join letters in Persian and Indic words. */
const tidy = (typed: string): string =>
  typed
    .slice(0, 10 * MAX_QUERY)
    .toWellFormed()
    .normalize('NFC')
    .replace(/[“”„‟«»＂]/g, '"')
    .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();

const isOr = (token: RegExpMatchArray): boolean => /^or$/i.test(token[0]);

const startsTerm = (token: RegExpMatchArray | undefined): boolean =>
  token !== undefined && !token[1] && !isOr(token) && [...wordsOf(token[0])].length > 0;

function choiceOf(token: RegExpMatchArray, leaveOut: (what: LeftOut) => void): Choice | null {
  const [source, , tag, quoted, plain = ''] = token;
  const typed = quoted ?? plain;
  if (tag && typed.trim()) return { tag: typed.trim().replace(/\*+$/, ''), source };
  const words = [...wordsOf(tag ? `${tag}${typed}` : typed)].map(({ word }) => word);
  const last = words.at(-1);
  if (last === undefined) return null;
  const isBeginning = source.endsWith('*');
  const prefix = prefixOf(last, isBeginning);
  if (isBeginning && prefix !== 'all') leaveOut('short-prefix');
  if (words.length > MAX_PARTS) leaveOut('words');
  return { parts: words.slice(0, MAX_PARTS), prefix, isQuoted: quoted !== undefined, source };
}

/** In Korean what English says by small words hangs on the word; one sign of Chinese or Japanese begins many. */
function prefixOf(word: string, isBeginning: boolean): Term['prefix'] {
  const { length } = [...word];
  if (/^\p{Script=Hangul}{2,}$/u.test(word)) return 'all';
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(word)) return 'head';
  if (!isBeginning || length < SHORTEST_PREFIX) return null;
  return length < SHORTEST_BODY_PREFIX ? 'head' : 'all';
}
