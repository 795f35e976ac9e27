import { diffArrays } from 'diff';

/** Beyond this many differing words a text is written anew. */
const MAX_EDITS = 4_000;

const tokensOf = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+|\s+|[^]/gu) ?? [];

/** White space stands for white space, a blank line for a blank line: that is what authors wrap and indent. */
const looseKey = (token: string): string =>
  /^\s/.test(token) ? (token.replace(/[^\n]/g, '').length > 1 ? '\n\n' : ' ') : token;

/**
 * Carries what changed from `before` to `after` over to the author's own way of writing `before`.
 * @returns texts to be proved, best first; none when they cannot be laid over each other
 */
export function patchSource(source: string, before: string, after: string): string[] {
  if (before === after) return [source];
  const [own, old, now] = [tokensOf(source), tokensOf(before), tokensOf(after)];
  const places = align(old.map(looseKey), own.map(looseKey));
  const edits = editsOf(old, now);
  if (!places || !edits) return [];
  const patched = (['end', 'start'] as const).map((side) => apply(own, places, edits, side));
  return [...new Set(patched.filter((text) => text !== null))];
}

type Edit = { from: number; to: number; insert: string };

/** For each old token the place of its twin among the author's, or -1. */
function align(old: string[], own: string[]): number[] | null {
  const changes = diffArrays(old, own, { maxEditLength: MAX_EDITS });
  if (!changes) return null;
  const places: number[] = [];
  let at = 0;
  for (const { added, removed, count } of changes) {
    if (added) at += count;
    else for (let index = 0; index < count; index += 1) places.push(removed ? -1 : at++);
  }
  return places;
}

function editsOf(old: string[], now: string[]): Edit[] | null {
  const changes = diffArrays(old, now, { maxEditLength: MAX_EDITS });
  if (!changes) return null;
  const edits: Edit[] = [];
  let at = 0;
  for (const { added, removed, count, value } of changes) {
    const last = edits.at(-1);
    const follows = last?.to === at;
    if (removed) {
      if (follows) last.to += count;
      else edits.push({ from: at, to: at + count, insert: '' });
    } else if (added) {
      if (follows) last.insert += value.join('');
      else edits.push({ from: at, to: at, insert: value.join('') });
    }
    if (!added) at += count;
  }
  return edits;
}

/** @param side where to insert when the author has more in between: before it, or after */
function apply(own: string[], places: number[], edits: Edit[], side: 'start' | 'end'): string | null {
  let text = '';
  let done = 0;
  for (const { from, to, insert } of edits) {
    const [left, right] = [
      from === 0 ? -1 : places[from - 1]!,
      to < places.length ? places[to]! : own.length,
    ];
    if ((from > 0 && left === -1) || right === -1) return null;
    let [start, stop] = [left + 1, right];
    if (from === to) start = stop = side === 'start' ? left + 1 : right;
    else if (places[from] !== -1 && places[to - 1] !== -1)
      [start, stop] = [places[from]!, places[to - 1]! + 1];
    if (start < done) return null;
    text += own.slice(done, start).join('') + insert;
    done = stop;
  }
  return text + own.slice(done).join('');
}

/** Where in `text` that stands which is at an offset of `other`, which says the same with other marks. */
export function placeIn(text: string, other: string, offset: number): number {
  const [own, old] = [tokensOf(text), tokensOf(other)];
  const places = align(old.map(looseKey), own.map(looseKey)) ?? [];
  let at = 0;
  for (const [index, token] of old.entries()) {
    const place = places[index] ?? -1;
    if (place >= 0 && at + token.length >= offset) {
      const start = own.slice(0, place).join('').length;
      return start + Math.min(Math.max(0, offset - at), own[place]!.length);
    }
    at += token.length;
  }
  return text.length;
}
