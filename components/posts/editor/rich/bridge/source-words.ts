import { Fragment, type Node } from '@tiptap/pm/model';

const isSource = (node: Node) => node.marks.some(({ type }) => type.name === 'source');

/** A block with its inline source as plain words. */
export function asWords(node: Node): Node {
  if (node.isText && isSource(node))
    return node.mark(node.marks.filter(({ type }) => type.name !== 'source'));
  if (node.isLeaf) return node;
  const children = node.children.map(asWords);
  const isSame = children.every((child, index) => child === node.child(index));
  return isSame ? node : node.copy(Fragment.fromArray(children));
}
