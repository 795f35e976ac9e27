import type { Node } from '@tiptap/pm/model';
import { diffArrays } from 'diff';

/** A run of blocks in both documents: the same ones, or what stands in their place. */
export type Run = { isKept: boolean; old: number; oldEnd: number; now: number; nowEnd: number };

export function pairBlocks(old: readonly Node[], now: readonly Node[]): Run[] {
  let head = 0;
  while (head < old.length && head < now.length && isSame(old[head]!, now[head]!)) head += 1;
  let [oldEnd, nowEnd] = [old.length, now.length];
  while (oldEnd > head && nowEnd > head && isSame(old[oldEnd - 1]!, now[nowEnd - 1]!)) {
    oldEnd -= 1;
    nowEnd -= 1;
  }
  const runs: Run[] = [];
  if (head > 0) runs.push({ isKept: true, old: 0, oldEnd: head, now: 0, nowEnd: head });
  runs.push(...between(old.slice(head, oldEnd), now.slice(head, nowEnd), head));
  if (oldEnd < old.length)
    runs.push({ isKept: true, old: oldEnd, oldEnd: old.length, now: nowEnd, nowEnd: now.length });
  return runs;
}

const keys = new WeakMap<Node, string>();

function keyOf(node: Node): string {
  let key = keys.get(node);
  if (key === undefined) keys.set(node, (key = JSON.stringify(node.toJSON())));
  return key;
}

const isSame = (one: Node, other: Node) => one === other || keyOf(one) === keyOf(other);

function between(old: readonly Node[], now: readonly Node[], head: number): Run[] {
  const runs: Run[] = [];
  let [oldAt, nowAt] = [head, head];
  for (const { added, removed, count } of diffArrays(old.map(keyOf), now.map(keyOf))) {
    const isKept = !added && !removed;
    const last = runs.at(-1);
    const run =
      last && !last.isKept && !isKept
        ? last
        : { isKept, old: oldAt, oldEnd: oldAt, now: nowAt, nowEnd: nowAt };
    if (run !== last) runs.push(run);
    if (!added) run.oldEnd = oldAt += count;
    if (!removed) run.nowEnd = nowAt += count;
  }
  return runs;
}
