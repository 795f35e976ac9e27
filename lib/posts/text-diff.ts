import { diffArrays } from 'diff';
import { splitBlocks } from '@/lib/posts/text-blocks';
import { isWord, tokensOf } from '@/lib/posts/words';

export type DiffPart = { kind: 'same' | 'added' | 'removed'; text: string };

/** A block that was changed, in its parts, or how many there are between two that were. */
export type DiffHunk = { parts: DiffPart[] } | { skipped: number };

/** Milliseconds for a whole comparison; what is not found out by then is told less finely. */
const BUDGET = 300;
/** Unchanged blocks that are shown before and after a changed one. */
const CONTEXT = 1;

/** What became of a text: blocks are paired first, then words within those that changed. */
export function diffTexts(before: string, after: string, budget = BUDGET): DiffHunk[] {
  const end = performance.now() + budget;
  const rows = pairBlocks(before, after, budget / 2).map(({ removed, added, same }) =>
    same === undefined ? diffWords(removed, added, end) : [part('same', same)],
  );
  return withoutFarBlocks(rows);
}

/** Words that came and went, counted in changed blocks alone: a word that only moved within them is neither. */
export function countChangedWords(before: string, after: string): { added: number; removed: number } {
  const count = { added: 0, removed: 0 };
  const balance = new Map<string, number>();
  const note = (text: string, by: number) => {
    for (const token of tokensOf(text)) if (isWord(token)) balance.set(token, (balance.get(token) ?? 0) + by);
  };
  const known = multiset(splitBlocks(after));
  for (const block of splitBlocks(before)) {
    if (known.get(block)) known.set(block, known.get(block)! - 1);
    else note(block, -1);
  }
  for (const [block, times] of known) for (let time = 0; time < times; time++) note(block, 1);
  for (const times of balance.values()) {
    if (times > 0) count.added += times;
    else count.removed -= times;
  }
  return count;
}

type Row = { same?: string; removed: string; added: string };

function pairBlocks(before: string, after: string, timeout: number): Row[] {
  const changes = diffArrays(splitBlocks(before), splitBlocks(after), { timeout });
  if (!changes) return [{ removed: before, added: after }];
  const rows: Row[] = [];
  for (const { value, added, removed } of changes) {
    if (!added && !removed) for (const same of value) rows.push({ same, removed: '', added: '' });
    else {
      const last = rows.at(-1);
      const row = last && last.same === undefined ? last : { removed: '', added: '' };
      if (row !== last) rows.push(row);
      row[added ? 'added' : 'removed'] += value.join('');
    }
  }
  return rows;
}

function diffWords(removed: string, added: string, end: number): DiffPart[] {
  const finest = [tokensOf, (text: string) => text.split(/(?<=\n)/)];
  for (const split of removed && added ? finest : []) {
    const timeout = end - performance.now();
    if (timeout <= 0) break;
    const changes = diffArrays(split(removed), split(added), { timeout });
    if (changes)
      return changes.map(({ value, ...change }) =>
        part(change.added ? 'added' : change.removed ? 'removed' : 'same', value.join('')),
      );
  }
  return [part('removed', removed), part('added', added)].filter(({ text }) => text !== '');
}

function withoutFarBlocks(rows: DiffPart[][]): DiffHunk[] {
  const isChanged = (row: DiffPart[] | undefined) => row?.some(({ kind }) => kind !== 'same') ?? false;
  const isNear = (index: number) =>
    rows.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(isChanged);
  const hunks: DiffHunk[] = [];
  for (const [index, parts] of rows.entries()) {
    const last = hunks.at(-1);
    if (isNear(index)) hunks.push({ parts });
    else if (last && 'skipped' in last) last.skipped += 1;
    else hunks.push({ skipped: 1 });
  }
  return hunks;
}

const part = (kind: DiffPart['kind'], text: string): DiffPart => ({ kind, text });

function multiset(blocks: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const block of blocks) counts.set(block, (counts.get(block) ?? 0) + 1);
  return counts;
}
