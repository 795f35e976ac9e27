import type { Definition, Nodes, Parents, Root, RootContent, Table } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { BOUNDED } from '@/lib/markdown/bounds';

/** Elements inside each other. Everything after the parser walks the tree recursively. */
const MAX_DEPTH = 100;

/** GFM fills up every row to the width of the header: 1,000 columns by 1,000 rows are 3 kB of source. */
const MAX_FILLED_CELLS = 20_000;

/** Bytes that links by reference may add to the text, as in cmark: a long address used often grows quadratically. */
const MAX_REFERENCED = 100_000;

export function remarkBounds() {
  return (tree: Root, file: VFile): void => {
    const source = String(file);
    if (boundDepth(tree, source)) file.message(BOUNDED.nesting);
    if (boundTables(tree, source)) file.message(BOUNDED.table);
    if (boundReferences(tree, source)) file.message(BOUNDED.references);
  };
}

export const sourceOf = (node: Nodes, source: string): string =>
  source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);

function boundDepth(tree: Root, source: string): boolean {
  let isBounded = false;
  let level: Parents[] = [tree];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === MAX_DEPTH) {
      for (const parent of level) flatten(parent, source);
      isBounded = true;
    }
    const next: Parents[] = [];
    for (const parent of level)
      for (const child of parent.children) if ('children' in child) next.push(child);
    level = next;
  }
  return isBounded;
}

function flatten(parent: Parents, source: string): void {
  const text = { type: 'text', value: sourceOf(parent, source) } as const;
  const holdsBlocks = ['blockquote', 'listItem', 'footnoteDefinition'].includes(parent.type);
  if (parent.type === 'list' || parent.type === 'table' || parent.type === 'tableRow') parent.children = [];
  else parent.children = [holdsBlocks ? { type: 'paragraph', children: [text] } : text];
}

function boundTables(tree: Root, source: string): boolean {
  let isBounded = false;
  visit(tree, 'table', (table: Table, index, parent) => {
    const columns = table.align?.length ?? 0;
    const written = table.children.reduce((sum, row) => sum + row.children.length, 0);
    const filled = columns * table.children.length - written;
    if (!parent || index === undefined || filled <= MAX_FILLED_CELLS) return;
    isBounded = true;
    parent.children[index] = {
      type: 'paragraph',
      children: [{ type: 'text', value: sourceOf(table, source) }],
    };
  });
  return isBounded;
}

function boundReferences(tree: Root, source: string): boolean {
  const sizes = new Map<string, number>();
  visit(tree, 'definition', ({ identifier, url, title }: Definition) => {
    if (!sizes.has(identifier)) sizes.set(identifier, url.length + (title?.length ?? 0));
  });
  let left = Math.max(source.length, MAX_REFERENCED);
  visit(tree, (node, index, parent) => {
    if ((node.type !== 'linkReference' && node.type !== 'imageReference') || !parent || index === undefined)
      return;
    left -= sizes.get(node.identifier) ?? 0;
    if (left < 0)
      parent.children[index] = { type: 'text', value: sourceOf(node, source) } satisfies RootContent;
  });
  return left < 0;
}
