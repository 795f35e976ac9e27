import type { Nodes, Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import { EXIT, visit } from 'unist-util-visit';
import { readTags } from '@/lib/markdown/read-tags';
import type { Plugin } from 'unified';

/** HTML elements inside each other; the steps that follow are recursive. */
const MAX_DEPTH = 200;

const endless =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|dt|dd|tr|td|th|option)$/i;

/** As a browser would. Texts without any skip it, the slowest step; what is nested only to hurt stays as text. */
export const rehypeRawHtml: Plugin<[], Root> = function () {
  const parse = rehypeRaw();
  return (tree, file) => {
    const depth = rawDepth(tree);
    if (depth === 0) return tree;
    if (depth <= MAX_DEPTH) return parse(tree, file);
    visit(tree, 'raw', (node, index, parent) => {
      if (parent && index !== undefined) parent.children[index] = { type: 'text', value: node.value };
    });
    return tree;
  };
};

function rawDepth(tree: Root): number {
  let open = 0;
  let deepest = 0;
  visit(tree, (node: Nodes) => {
    if (node.type !== 'raw') return;
    deepest = Math.max(deepest, 1);
    readTags(node.value, (name, step) => {
      if (endless.test(name)) return;
      open = Math.max(0, open + step);
      deepest = Math.max(deepest, open);
    });
    if (deepest > MAX_DEPTH) return EXIT;
  });
  return deepest;
}
