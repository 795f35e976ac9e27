import type { Element, ElementContent } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { attribute } from '@/lib/import/html/elements';

const stringifier = unified()
  .use(rehypeStringify, { characterReferences: { useNamedReferences: false } })
  .freeze();

/** What stays of an element that stays as HTML: the rest would be taken off before readers see it. */
const kept = new Set([
  ...['href', 'src', 'alt', 'title', 'width', 'height', 'colSpan', 'rowSpan', 'align', 'scope', 'id', 'open'],
  ...['start', 'reversed', 'cite', 'dateTime', 'dir', 'type', 'checked', 'disabled', 'headers'],
]);

const wide = /^(?:wide|full|kg-width-wide|kg-width-full|alignwide|alignfull)$/;

/** A block as HTML without blank lines, which would end it in Markdown. */
export function rawBlock(node: Element): string {
  return stringifier
    .stringify({ type: 'root', children: [cleaned(node)] })
    .replace(/<pre[\s>][^]*?<\/pre>/g, (pre) => pre.replaceAll('\n', '&#10;'))
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n');
}

/** Only its start tag. */
export function startTag(node: Element): string {
  const empty = stringifier.stringify({ type: 'root', children: [{ ...cleaned(node), children: [] }] });
  // A bar would end the cell of a table.
  return empty.replace(/<\/[^<>]*>$/, '').replaceAll('|', '&#124;');
}

function cleaned(node: Element): Element {
  const properties = Object.fromEntries(Object.entries(node.properties).filter(([name]) => kept.has(name)));
  const width =
    node.tagName === 'figure' &&
    attribute(node, 'className')
      .split(' ')
      .find((name) => wide.test(name));
  return {
    ...node,
    properties: width ? { ...properties, className: [widthOf(width)] } : properties,
    children: node.children.filter(({ type }) => type !== 'comment').map(cleanedChild),
  };
}

const cleanedChild = (child: ElementContent): ElementContent =>
  child.type === 'element' ? cleaned(child) : child;

const widthOf = (name: string): string => (/full$/.test(name) ? 'full' : 'wide');

/** `{.wide}` as Colophon writes it after a picture; empty for the usual width. */
export function widthMark(node: Element): string {
  const width = attribute(node, 'className')
    .split(' ')
    .find((name) => wide.test(name));
  return width ? `{.${widthOf(width)}}` : '';
}
