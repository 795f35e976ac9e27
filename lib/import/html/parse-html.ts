import type { Root } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterTypes, type TreeAdapter } from 'parse5';

type Tree = DefaultTreeAdapterTypes.Node;

/** As deep as the renderer takes HTML (`raw-html.ts`); whatever walks the tree afterwards is recursive. */
const MAX_DEPTH = 200;
const MAX_ELEMENTS = 100_000;

export class TooMuchHtmlError extends Error {}

/** As a browser would. @throws {TooMuchHtmlError} when it is nested too deep or has too many elements for a post */
export function parseHtml(html: string): Root {
  return fromParse5(parseFragment(html, { treeAdapter: boundedAdapter(), scriptingEnabled: false })) as Root;
}

/** Unclosed marks are opened anew in each paragraph, so a short text can make millions of elements: they are counted. */
function boundedAdapter(): TreeAdapter<DefaultTreeAdapterTypes.DefaultTreeAdapterMap> {
  const depths = new WeakMap<Tree, number>();
  let count = 0;
  const place = (parent: Tree, node: Tree) => {
    const depth = (depths.get(parent) ?? 0) + 1;
    depths.set(node, depth);
    if (depth > MAX_DEPTH) throw new TooMuchHtmlError('nested too deep');
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
