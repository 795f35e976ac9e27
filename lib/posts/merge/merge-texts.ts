import { diff3Merge } from 'node-diff3';
import { splitBlocks } from '@/lib/posts/text-blocks';

/** What both agree on, one side changed or each changed elsewhere; or a place where they differ. */
export type MergedPart = { text: string } | { mine: string; theirs: string };

export type Choice = 'mine' | 'theirs' | 'both';

/**
 * What became of a text at two hands. Blocks first; where both changed the same ones, sentences. What still differs
 * is left for somebody to choose, whole blocks of either side, so that nobody is shown half a sentence.
 */
export function mergeTexts(base: string, mine: string, theirs: string): MergedPart[] {
  if (mine === theirs || theirs === base) return [{ text: mine }];
  if (mine === base) return [{ text: theirs }];
  const [ours, before, others] = [mine, base, theirs].map((text) => splitBlocks(withEnd(text)));
  const parts = mergeTokens(ours!, before!, others!).map((part): MergedPart =>
    part.same
      ? { text: part.same.join('') }
      : mergeSentences(part.base.join(''), part.mine.join(''), part.theirs.join('')),
  );
  return endedLike(endOf(theirs) === endOf(base) ? mine : theirs, joinTexts(parts));
}

/** Every block ends alike, so that one is the same wherever it stands. */
const withEnd = (text: string) => (text.trim() === '' ? '' : `${text.trimEnd()}\n\n`);
const endOf = (text: string) => text.slice(text.trimEnd().length);

function endedLike(text: string, parts: MergedPart[]): MergedPart[] {
  const ended = (part: string) => (part === '' ? '' : part.trimEnd() + endOf(text));
  return parts.map((part, index) => {
    if (index < parts.length - 1) return part;
    return 'text' in part
      ? { text: ended(part.text) }
      : { mine: ended(part.mine), theirs: ended(part.theirs) };
  });
}

/** @param choices by the place of what differs; both where nothing is said */
export function applyChoices(parts: MergedPart[], choices: (Choice | undefined)[] = []): string {
  let place = 0;
  const texts = parts.map((part) => {
    if ('text' in part) return part.text;
    const choice = choices[place++] ?? 'both';
    return choice === 'both' ? joinBlocks(part.mine, part.theirs) : part[choice];
  });
  return texts.reduce(joinBlocks, '');
}

export const isDifference = (part: MergedPart): part is { mine: string; theirs: string } => 'mine' in part;

function mergeSentences(base: string, mine: string, theirs: string): MergedPart {
  const parts = mergeTokens(sentencesOf(mine), sentencesOf(base), sentencesOf(theirs));
  return parts.every(({ same }) => same)
    ? { text: parts.flatMap(({ same }) => same ?? []).join('') }
    : { mine, theirs };
}

/** Lines, and the sentences within them, each with the space that follows it. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const { 0: found, index } of text.matchAll(/\n+|[ \t]+|[。！？]/gu)) {
    const end = index + found.length;
    if (!endsSentence(text, found, index)) continue;
    sentences.push(text.slice(start, end));
    start = end;
  }
  return [...sentences, text.slice(start)].filter(Boolean);
}

/** More of quotes and brackets behind a full stop are not looked at: each place costs the same, whatever the text. */
const MOST_CLOSING = 20;

function endsSentence(text: string, found: string, index: number): boolean {
  if (found.startsWith('\n')) return true;
  const next = text[index + found.length];
  if (/[。！？]/.test(found)) return next !== undefined && !/["'”’»)\]*_\s]/.test(next);
  const before = text.slice(Math.max(0, index - MOST_CLOSING), index);
  return next !== undefined && /\S/.test(next) && /[.!?…。！？]["'”’»)\]*_]*$/.test(before);
}

type Tokens = { same: string[] } | ({ same?: undefined } & Difference);

/** How all begin and end is not compared: most of a long text is that. */
function mergeTokens(mine: string[], base: string[], theirs: string[]): Tokens[] {
  const length = Math.min(mine.length, base.length, theirs.length);
  const isShared = (at: (tokens: string[]) => string | undefined) =>
    at(mine) === at(base) && at(theirs) === at(base);
  let begin = 0;
  while (begin < length && isShared((tokens) => tokens[begin])) begin += 1;
  let end = 0;
  while (end < length - begin && isShared((tokens) => tokens.at(-1 - end))) end += 1;
  const [ours, before, others] = [mine, base, theirs].map((tokens) =>
    tokens.slice(begin, tokens.length - end),
  );
  const same = (tokens: string[]): Tokens[] => (tokens.length > 0 ? [{ same: tokens }] : []);
  return [
    ...same(base.slice(0, begin)),
    ...compareTokens(ours!, before!, others!),
    ...same(end > 0 ? base.slice(-end) : []),
  ];
}

function compareTokens(mine: string[], base: string[], theirs: string[]): Tokens[] {
  if (mine.length === 0 && base.length === 0 && theirs.length === 0) return [];
  if (!isAffordable(mine, base) || !isAffordable(theirs, base)) return [{ mine, base, theirs }];
  return diff3Merge(mine, base, theirs, { excludeFalseConflicts: true }).flatMap(({ ok, conflict }) =>
    ok ? { same: ok } : pairTokens({ mine: conflict!.a, base: conflict!.o, theirs: conflict!.b }),
  );
}

type Difference = { mine: string[]; base: string[]; theirs: string[] };

/** Changes that touch are one difference; where as many tokens came as went, each is looked at by itself. */
function pairTokens(difference: Difference): Tokens[] {
  const { mine, base, theirs } = difference;
  if (mine.length !== base.length || theirs.length !== base.length) return [difference];
  const pairs = base.map((token, index): Tokens => {
    const [ours, others] = [mine[index]!, theirs[index]!];
    if (others === token || ours === others) return { same: [ours] };
    if (ours === token) return { same: [others] };
    return { mine: [ours], base: [token], theirs: [others] };
  });
  // What both have stays whatever is chosen, each place by itself.
  const result = new Set(pairs.flatMap((pair) => pair.same ?? []));
  const others = new Set(theirs);
  return mine.every((token) => result.has(token) || !others.has(token)) ? pairs : [difference];
}

/** Pairs of equal tokens, each of which the comparison looks at: one that repeats on every line has a million. */
const MAX_PAIRS = 200_000;
/** Tokens of a side; the time grows with their square. */
const MAX_TOKENS = 8000;

function isAffordable(one: string[], other: string[]): boolean {
  if (one.length > MAX_TOKENS || other.length > MAX_TOKENS) return false;
  const counts = new Map<string, number>();
  for (const token of other) counts.set(token, (counts.get(token) ?? 0) + 1);
  let pairs = 0;
  for (const token of one) pairs += counts.get(token) ?? 0;
  return pairs <= MAX_PAIRS;
}

/** Between blocks of two hands stands a blank line, which the last block of a text has not got. */
function joinBlocks(before: string, after: string): string {
  if (before === '' || after === '' || /\n[ \t]*\n$/.test(before)) return before + after;
  return before.endsWith('\n') ? `${before}\n${after}` : `${before}\n\n${after}`;
}

function joinTexts(parts: MergedPart[]): MergedPart[] {
  const joined: MergedPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && 'text' in last && 'text' in part) last.text = joinBlocks(last.text, part.text);
    else joined.push({ ...part });
  }
  return joined;
}
