import type { Node } from '@tiptap/pm/model';
import type { AlignType, BlockContent, List, Paragraph, PhrasingContent, RootContent, TableRow } from 'mdast';
import type { CalloutKind } from '@/lib/markdown/callouts';
import { identifierOf } from './identifier';
import type { Context } from './parse-document';
import { writeTree, type Writing } from './write-tree';
import { writeInline } from './write-inline';

declare module 'mdast' {
  interface ListData {
    marker?: string;
    sameNumber?: boolean;
  }
}

/** Blocks as Markdown, made anew. */
export function writeBlocks(nodes: readonly Node[], context: Context, writing: Writing): string {
  return writeTree({ type: 'root', children: flow(nodes, context) }, writing);
}

function flow(nodes: readonly Node[], context: Context): RootContent[] {
  const written = nodes.map((node) => block(node, context));
  return written.filter((node) => node.type !== 'paragraph' || node.children.length > 0);
}

const inside = (node: Node, context: Context) => flow(node.children, context) as BlockContent[];

function block(node: Node, context: Context): RootContent {
  const { attrs } = node;
  switch (node.type.name) {
    case 'heading':
      return { type: 'heading', depth: attrs.level as 1, children: writeInline(node, context) };
    case 'rule':
      return { type: 'thematicBreak' };
    case 'quote':
      return { type: 'blockquote', children: quoted(node, context) };
    case 'bulletList':
    case 'orderedList':
      return list(node, context);
    case 'codeBlock':
      return {
        type: 'code',
        lang: attrs.language as string | null,
        meta: attrs.meta as string | null,
        value: node.textContent,
      };
    case 'mathBlock':
      return { type: 'math', value: node.textContent };
    case 'table':
      return table(node, context);
    case 'footnoteDefinition': {
      const label = String(attrs.label);
      return {
        type: 'footnoteDefinition',
        identifier: identifierOf(label),
        label,
        children: inside(node, context),
      };
    }
    case 'sourceBlock':
      return { type: 'html', value: node.textContent };
    default:
      return { type: 'paragraph', children: writeInline(node, context) };
  }
}

/** The kind of a callout stands on the first line of its first paragraph. */
function quoted(node: Node, context: Context): BlockContent[] {
  const children = inside(node, context);
  if (!node.attrs.kind) return children;
  const kind = (node.attrs.kind as CalloutKind).toUpperCase();
  const [first, ...others] = children;
  const opening: PhrasingContent = { type: 'html', value: `[!${kind}]` };
  if (first?.type !== 'paragraph') return [paragraph([opening]), ...children];
  return [paragraph([opening, { type: 'html', value: '\n' }, ...first.children]), ...others];
}

const paragraph = (children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });

function list(node: Node, context: Context): List {
  const { loose, start, marker, sameNumber } = node.attrs as {
    loose: boolean;
    start?: number;
    marker?: string;
    sameNumber?: boolean;
  };
  return {
    type: 'list',
    ordered: node.type.name === 'orderedList',
    start,
    spread: loose,
    data: { marker, sameNumber },
    children: node.children.map((item) => {
      const children = inside(item, context);
      const isTask = children[0]?.type === 'paragraph' && item.attrs.checked !== null;
      return {
        type: 'listItem',
        spread: loose,
        checked: isTask ? (item.attrs.checked as boolean) : null,
        children,
      };
    }),
  };
}

function table(node: Node, context: Context): RootContent {
  const align = (node.firstChild?.children ?? []).map((cell) => cell.attrs.align as AlignType);
  const children = node.children.map((row): TableRow => ({
    type: 'tableRow',
    children: row.children.map((cell) => ({ type: 'tableCell', children: writeInline(cell, context) })),
  }));
  return { type: 'table', align, children };
}
