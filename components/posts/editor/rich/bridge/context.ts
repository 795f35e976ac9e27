import { Fragment, type Attrs, type Mark, type Node } from '@tiptap/pm/model';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { parseMarkdown } from '@/lib/markdown/syntax';
import { identifierOf } from './identifier';
import type { Context, ParsedDocument } from './parse-document';

export function contextOf(tree: Root): Context {
  const context: Context = { addresses: new Map(), footnotes: new Set() };
  addTo(context, tree);
  return context;
}

function addTo({ addresses, footnotes }: Context, tree: Root): void {
  visit(tree, (node) => {
    if (node.type === 'footnoteDefinition') footnotes.add(node.label ?? node.identifier);
    if (node.type !== 'definition') return;
    // With its escapes read, too: that is how a link of the document names it.
    for (const name of [node.identifier, identifierOf(node.label)])
      if (!addresses.has(name)) addresses.set(name, node);
  });
}

/** The same object as before where nothing of it has changed. */
export function contextOfNodes(
  nodes: readonly Node[],
  { blocks, context }: Pick<ParsedDocument, 'blocks' | 'context'>,
): Context {
  const old = blocks.map((block) => block.node).filter(holdsContext);
  const now = nodes.filter(holdsContext);
  if (old.length === now.length && old.every((node, index) => node.eq(now[index]!))) return context;
  const made: Context = { addresses: new Map(), footnotes: new Set() };
  for (const node of now) {
    each(node, (inner) => {
      if (inner.type.name === 'footnoteDefinition') made.footnotes.add(String(inner.attrs.label));
      if (inner.type.name === 'sourceBlock') addTo(made, parseMarkdown(inner.textContent));
    });
  }
  return made;
}

function each(node: Node, visitNode: (node: Node) => void): void {
  visitNode(node);
  node.descendants((inner) => visitNode(inner));
}

function holdsContext(node: Node): boolean {
  let holds = false;
  each(node, ({ type }) => {
    holds ||= type.name === 'footnoteDefinition' || type.name === 'sourceBlock';
  });
  return holds;
}

/** An address that stands nowhere any more is written where it is used. */
export function withKnownAddresses(node: Node, context: Context): Node {
  const attrs = node.type.name === 'image' ? known(node.attrs, context) : node.attrs;
  const marks = node.marks.map((mark) => markWithKnown(mark, context));
  const content = node.children.map((child) => withKnownAddresses(child, context));
  const isSame =
    attrs === node.attrs &&
    marks.every((mark, index) => mark === node.marks[index]) &&
    content.every((child, index) => child === node.child(index));
  if (isSame) return node;
  return node.isText ? node.mark(marks) : node.type.create(attrs, Fragment.fromArray(content), marks);
}

function markWithKnown(mark: Mark, context: Context): Mark {
  const attrs = mark.type.name === 'link' ? known(mark.attrs, context) : mark.attrs;
  return attrs === mark.attrs ? mark : mark.type.create(attrs);
}

const known = (attrs: Attrs, { addresses }: Context): Attrs =>
  typeof attrs.ref === 'string' && !addresses.has(identifierOf(attrs.ref))
    ? { ...attrs, ref: null, refKind: null }
    : attrs;
