import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Gives the boxes of task lists a name, for people who do not see them. */
export function rehypeTaskLabels() {
  return (tree: Root): void => {
    visit(tree, 'element', ({ tagName, properties }) => {
      if (tagName === 'input') properties.ariaLabel ??= properties.checked ? 'Done' : 'To do';
    });
  };
}
