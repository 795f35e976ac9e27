import type { Node } from '@tiptap/pm/model';
import { parseDocument, type Block } from './parse-document';
import { placeIn } from './patch-source';

type Place = { block: number; offset: number };

/** Where a caret of the document stands in its text. */
export function caretInText(text: string, doc: Node, position: number): number {
  const $at = doc.resolve(Math.min(position, doc.content.size));
  const block = doc.maybeChild($at.index(0));
  if (!block) return text.length;
  const number = doc.children
    .slice(0, $at.index(0))
    .filter((node) => node.content.size > 0 || node.isLeaf).length;
  const before = block.textBetween(0, Math.max(0, $at.pos - $at.posAtIndex($at.index(0), 0) - 1), '\n', ' ');
  const words = block.textBetween(0, block.content.size, '\n', ' ');
  let start = 0;
  for (const [index, { gap, source }] of parseDocument(text).blocks.entries()) {
    start += gap.length;
    if (index === number) return start + placeIn(source, words, before.length);
    start += source.length;
  }
  return text.length;
}

/** The position in the document of what stands at an offset of its text. */
export function caretInDocument(blocks: readonly Block[], doc: Node, offset: number): number {
  const { block, offset: inside } = blockAt(blocks, offset);
  const node = doc.maybeChild(block);
  if (!node) return doc.content.size;
  const start = doc.children.slice(0, block).reduce((sum, child) => sum + child.nodeSize, 0);
  const words = node.textBetween(0, node.content.size, '\n', ' ');
  let left = placeIn(words, blocks[block]!.source, inside);
  let found = start + 1;
  let isFirst = true;
  node.nodesBetween(0, node.content.size, (inner, at) => {
    if (inner.isTextblock && !isFirst) left -= 1;
    if (inner.isTextblock) isFirst = false;
    if (!inner.isText || left < 0) return;
    if (left <= inner.nodeSize) found = start + 1 + at + left;
    left -= inner.nodeSize;
  });
  return found;
}

function blockAt(blocks: readonly Block[], offset: number): Place {
  let start = 0;
  for (const [block, { gap, source }] of blocks.entries()) {
    const end = start + gap.length + source.length;
    if (offset <= end) return { block, offset: Math.max(0, offset - start - gap.length) };
    start = end;
  }
  return { block: Math.max(0, blocks.length - 1), offset: blocks.at(-1)?.source.length ?? 0 };
}
