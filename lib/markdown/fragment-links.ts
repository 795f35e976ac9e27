import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import { ID_PREFIX } from '@/lib/markdown/sanitize-schema';

/**
 * The sanitizer prefixes every id, so that none can pose as one of the page's own. This makes links within the
 * text (headings, footnotes, the author's `[see above](#there)`) follow. Runs after the sanitizer: it changes
 * only the fragment of links that already begin with `#`.
 */
export function rehypeFragmentLinks() {
  return (tree: Root): void => {
    const ids = new Set<unknown>();
    visit(tree, 'element', ({ properties }) => {
      if (properties.id) ids.add(properties.id);
    });
    visit(tree, 'element', ({ properties }) => {
      const { href } = properties;
      if (typeof href !== 'string' || !href.startsWith('#')) return;
      const fragment = href.slice(1);
      const id = [fragment, decoded(fragment)].find((name) => ids.has(ID_PREFIX + name));
      if (id !== undefined) properties.href = `#${ID_PREFIX}${id}`;
    });
  };
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
