import { defaultTreeAdapter, type DefaultTreeAdapterTypes, type TreeAdapter } from 'parse5';

type Tree = DefaultTreeAdapterTypes.Node;

const MAX_ELEMENTS = 100_000;

/** HTML of others that would make a tree which nothing can walk. */
export class TooMuchHtmlError extends Error {}

/**
 * For parse5, whose trees have no bounds: whatever walks a tree afterwards is recursive, and unclosed marks are opened
 * anew in each paragraph, so that a short text can make millions of elements.
 * @throws {TooMuchHtmlError} while parsing
 */
export function boundedTree(maxDepth: number): TreeAdapter<DefaultTreeAdapterTypes.DefaultTreeAdapterMap> {
  const depths = new WeakMap<Tree, number>();
  let count = 0;
  const place = (parent: Tree, node: Tree) => {
    const depth = (depths.get(parent) ?? 0) + 1;
    depths.set(node, depth);
    if (depth > maxDepth) throw new TooMuchHtmlError('nested too deep');
  };
  return {
    ...defaultTreeAdapter,
    createElement(...description) {
      count += 1;
      if (count > MAX_ELEMENTS) throw new TooMuchHtmlError('too many elements');
      return defaultTreeAdapter.createElement(...description);
    },
    appendChild(parent, node) {
      place(parent, node);
      defaultTreeAdapter.appendChild(parent, node);
    },
    insertBefore(parent, node, reference) {
      place(parent, node);
      defaultTreeAdapter.insertBefore(parent, node, reference);
    },
  };
}
