import type { Node } from '@tiptap/pm/model';
import type { Block, Context } from './parse-document';
import { patchSource } from './patch-source';
import { isProved } from './prove';
import { asWords } from './source-words';
import type { Style } from './style';
import { writeBlocks } from './write-blocks';

export type Part = {
  text: string;
  nodes: readonly Node[];
  /** Places of the opened blocks that it stands for; none when they are equal. */
  old: number;
  oldEnd: number;
  isKept: boolean;
  isProved: boolean;
};

/** What the writing of a part derives from. */
export type Change = {
  blocks: readonly Block[];
  nodes: readonly Node[];
  before: Context;
  now: Context;
  style: Style;
};

/** The author's own text with the change carried over; made anew where that reads otherwise. */
export function writePart(change: Change): { text: string; isProved: boolean } {
  for (const text of candidates(change)) {
    if (isProved(text, change.nodes, change.now)) return { text, isProved: true };
  }
  // No word is lost, even where Markdown cannot say how it looks.
  return { text: writeAnew(change, true), isProved: false };
}

export const writeAnew = (
  { nodes, now, style }: Omit<Change, 'blocks' | 'before'>,
  careful: boolean,
): string => writeBlocks(nodes, now, { style, careful, alignedTables: true });

function* candidates(change: Change): Generator<string> {
  const { blocks, nodes, before, now } = change;
  const style = { ...change.style, ...blocks[0]?.style };
  const source = blocks.map((block, index) => (index > 0 ? block.gap : '') + block.source).join('');
  const old = blocks.map((block) => block.node);
  for (const careful of [false, true]) {
    if (source !== '') {
      const was = writeBlocks(old, before, { style, careful });
      yield* patchSource(source, was, writeBlocks(nodes, now, { style, careful }));
    }
  }
  yield writeAnew({ nodes, now, style }, false);
  yield writeAnew({ nodes, now, style }, true);
  yield writeAnew({ nodes: nodes.map(asWords), now, style }, true);
}
