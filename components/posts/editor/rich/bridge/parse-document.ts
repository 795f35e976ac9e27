import type { Node } from '@tiptap/pm/model';
import type { BlockContent, Definition, List, ListItem, Root, RootContent, Table } from 'mdast';
import { VFile } from 'vfile';
import { sourceOf } from '@/lib/markdown/bound-tree';
import { boundNesting } from '@/lib/markdown/bounds';
import { remarkCallouts } from '@/lib/markdown/callouts';
import { readDoubleDollars } from '@/lib/markdown/dollar-math';
import { parseMarkdown } from '@/lib/markdown/syntax';
import { schema } from '../schema/schema';
import { contextOf } from './context';
import { parseInline } from './parse-inline';
import { styleOf, type Style } from './style';

export type Address = Pick<Definition, 'url' | 'title' | 'label' | 'identifier'>;

/** Links' addresses and footnotes of a text, without which a part of it reads differently. */
export type Context = { addresses: Map<string, Address>; footnotes: Set<string> };

export type Parsing = Context & { source: string };

/** One block of the document, its text from the start of its line, and the text between it and the one before. */
export type Block = { node: Node; source: string; gap: string; style: Style };

export type ParsedDocument = { source: string; blocks: Block[]; rest: string; context: Context };

export class NotShown extends Error {}

/** @throws {NotShown} when a text cannot be shown as a document */
export function parseDocument(source: string): ParsedDocument {
  const file = new VFile(source);
  boundNesting(file);
  if (String(file) !== source) throw new NotShown('Lists, quotes or brackets lie too deep in each other.');
  if (source.includes('\r') || source.startsWith('\ufeff'))
    throw new NotShown('The text has line ends or marks of another system.');
  const tree = parseMarkdown(source);
  const context = contextOf(tree);
  remarkCallouts()(tree, file);
  readDoubleDollars(tree, source);
  const blocks = blocksOf(tree, { source, ...context });
  const rest = source.slice(blocks.reduce((sum, block) => sum + block.gap.length + block.source.length, 0));
  if (blocks.length > 0) return { source, blocks, rest, context };
  const empty = { node: schema.node('paragraph'), source: '', gap: '', style: {} };
  return { source, blocks: [empty], rest: source, context };
}

function blocksOf(tree: Root, parsing: Parsing): Block[] {
  const blocks: Block[] = [];
  let end = 0;
  for (const group of grouped(tree.children)) {
    const [first, last] = [group[0]!, group.at(-1)!];
    const { offset = 0 } = first.position!.start;
    const start = Math.max(end, parsing.source.lastIndexOf('\n', offset - 1) + 1);
    const stop = last.position!.end.offset ?? 0;
    const source = parsing.source.slice(start, stop);
    const node =
      first.type === 'definition' ? sourceBlock(source, 'Link addresses') : viewOf(first, source, parsing);
    blocks.push({
      node,
      source,
      gap: parsing.source.slice(end, start),
      style: styleOf(first, parsing.source),
    });
    end = stop;
  }
  return blocks;
}

/** Addresses of links that follow each other are one block. */
function grouped(nodes: RootContent[]): RootContent[][] {
  const groups: RootContent[][] = [];
  for (const node of nodes) {
    const last = groups.at(-1);
    if (node.type === 'definition' && last?.[0]?.type === 'definition') last.push(node);
    else groups.push([node]);
  }
  return groups;
}

function viewOf(node: RootContent, source: string, parsing: Parsing): Node {
  try {
    const view = parseBlock(node, parsing, source);
    view.check();
    return view;
  } catch {
    return sourceBlock(source, kindOf(node));
  }
}

const kindOf = (node: RootContent) => (node.type === 'html' ? 'HTML' : 'Markdown');

const sourceBlock = (source: string, kind: string): Node =>
  schema.node('sourceBlock', { kind }, source === '' ? [] : [schema.text(source)]);

const plain = (type: string, value: string, attrs = {}): Node =>
  schema.node(type, attrs, value === '' ? [] : [schema.text(value)]);

function parseBlock(node: RootContent, parsing: Parsing, source?: string): Node {
  const filled = (type: string, attrs: object, children: RootContent[]): Node => {
    const inner = children.map((child) => parseBlock(child, parsing));
    return schema.node(type, { ...attrs }, inner.length > 0 ? inner : [schema.node('paragraph')]);
  };
  switch (node.type) {
    case 'paragraph':
      return schema.node('paragraph', {}, parseInline(node.children, parsing));
    case 'heading':
      return schema.node('heading', { level: node.depth }, parseInline(node.children, parsing));
    case 'thematicBreak':
      return schema.node('rule');
    case 'blockquote': {
      const kind = calloutKind(node.data?.hProperties?.className);
      return filled('quote', { kind }, kind ? node.children.slice(1) : node.children);
    }
    case 'list':
      return parseList(node, parsing, filled);
    case 'code':
      return plain('codeBlock', node.value, { language: node.lang ?? null, meta: node.meta ?? null });
    case 'math':
      if (node.meta) throw new Error('no view of words beside the dollars');
      return plain('mathBlock', node.value);
    case 'table':
      return parseTable(node, parsing);
    case 'footnoteDefinition':
      return filled('footnoteDefinition', { label: node.label ?? node.identifier }, node.children);
    case 'html':
      return sourceBlock(source ?? node.value, 'HTML');
    case 'definition':
      return sourceBlock(sourceOf(node, parsing.source), 'Link addresses');
    default:
      throw new Error(`no view of ${node.type}`);
  }
}

const calloutKind = (classes: unknown): string | null =>
  Array.isArray(classes) ? String(classes[1]).replace('callout-', '') : null;

function parseList(
  list: List,
  { source }: Parsing,
  filled: (type: string, attrs: object, children: RootContent[]) => Node,
): Node {
  const [first, second] = list.children.map((item) => sourceOf(item, source));
  const loose = Boolean(list.spread) || list.children.some((item) => item.spread);
  const items = list.children.map((item: ListItem) =>
    filled('listItem', { checked: item.checked ?? null }, item.children as BlockContent[]),
  );
  const number = (item = '') => /^\d+/.exec(item)?.[0];
  const attrs = list.ordered
    ? {
        start: list.start ?? 1,
        marker: first?.[number(first)?.length ?? 0],
        sameNumber: second !== undefined && number(first) === number(second),
      }
    : { marker: first?.[0] };
  return schema.node(list.ordered ? 'orderedList' : 'bulletList', { loose, ...attrs }, items);
}

function parseTable({ children, align }: Table, parsing: Parsing): Node {
  const width = children[0]?.children.length ?? 0;
  const rows = children.map((row, index) => {
    if (row.children.length > width) throw new Error('no view of cells beyond the head');
    const cells = Array.from({ length: width }, (_, column) =>
      schema.node(
        index === 0 ? 'tableHeader' : 'tableCell',
        { align: align?.[column] ?? null },
        parseInline(row.children[column]?.children ?? [], parsing),
      ),
    );
    return schema.node('tableRow', {}, cells);
  });
  return schema.node('table', {}, rows);
}
