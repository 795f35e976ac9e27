import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

const foreign = /(?:^|,)\s*(?!https?:)[a-z][a-z0-9+.-]*:/i;

/** The sanitizer reads the scheme of every address but those of `srcset`, which are a list. */
export function rehypeSafeSrcset() {
  return (tree: Root): void => {
    visit(tree, 'element', ({ properties }) => {
      const list = [properties.srcSet].flat().join(', ');
      if (foreign.test(list.replace(/[\t\n\r]/g, ''))) delete properties.srcSet;
    });
  };
}
