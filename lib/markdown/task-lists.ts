import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

export function rehypeTaskLabels() {
  return (tree: Root): void => {
    visit(tree, 'element', ({ tagName, properties }) => {
      if (tagName === 'input') properties.ariaLabel ??= properties.checked ? 'Done' : 'To do';
    });
  };
}
