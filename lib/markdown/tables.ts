import type { Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/** Wraps each table, so that a wide one scrolls by itself, also by keyboard, instead of widening the page. */
export function rehypeScrollableTables() {
  return (tree: Root): void => {
    visit(tree, 'element', (table, index, parent) => {
      if (table.tagName !== 'table' || !parent || index === undefined) return;
      parent.children[index] = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['table-scroll'], role: 'group', ariaLabel: 'Table', tabIndex: 0 },
        children: [table],
      };
      return SKIP;
    });
  };
}
