import { isId } from '@/lib/fields';

/** Ids in order, as text: `1-3,7`. Of an import they follow each other, so a field of a form holds very many. */
export function writeIds(ids: number[]): string {
  const ranges: [number, number][] = [];
  for (const id of ids) {
    const last = ranges.at(-1);
    if (last && id === last[1] + 1) last[1] = id;
    else ranges.push([id, id]);
  }
  return ranges.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(',');
}

/** @returns null for what `writeIds` did not write, or more than `most` ids */
export function readIds(text: string, most: number): number[] | null {
  const ids: number[] = [];
  for (const range of text.split(',')) {
    const [, first, last = first] = /^(\d{1,10})(?:-(\d{1,10}))?$/.exec(range) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (!isId(from) || !isId(to) || to < from || ids.length + to - from >= most) return null;
    for (let id = from; id <= to; id++) ids.push(id);
  }
  return ids;
}
