import type { Element, Nodes, Root } from 'hast';
import { startOf } from '@/lib/cut-text';
import { MAX_EXCERPT } from '@/lib/markdown/bounds';
import { wordSegments } from '@/lib/word-segments';

const blocks = new Set([
  ...[
    'address',
    'blockquote',
    'br',
    'dd',
    'div',
    'dl',
    'dt',
    'figcaption',
    'figure',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
  ],
  ...['hr', 'li', 'ol', 'p', 'pre', 'section', 'summary', 'table', 'td', 'th', 'tr', 'ul'],
]);

const notProse = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'table', 'figure', 'section']);

export function excerptOf(tree: Root): string {
  return cut(oneLine(visibleText(tree, (element) => notProse.has(element.tagName) || isNotOfText(element))));
}

/** Words that a reader sees, in any script: Chinese and Japanese are split by dictionary. */
export function wordCountOf(tree: Root): number {
  let count = 0;
  for (const { isWordLike } of wordSegments(visibleText(tree))) if (isWordLike) count += 1;
  return count;
}

/** What a heading or a paragraph says: without the numbers of footnotes and the source of formulas. */
export const textOf = (element: Element): string => oneLine(visibleText(element));

function visibleText(node: Nodes, isLeftOut: (element: Element) => boolean = () => false): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'root') return node.children.map((child) => visibleText(child, isLeftOut)).join('');
  if (node.type !== 'element' || isNotText(node) || isLeftOut(node)) return '';
  const inner = node.children.map((child) => visibleText(child, isLeftOut)).join('');
  return blocks.has(node.tagName) ? `\n${inner}\n` : inner;
}

const isNotText = ({ tagName, properties }: Element): boolean =>
  tagName === 'annotation' || 'dataFootnoteRef' in properties || 'dataFootnoteBackref' in properties;

const isNotOfText = ({ properties: { className } }: Element): boolean =>
  Array.isArray(className) && (className.includes('callout-title') || className.includes('embed'));

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function cut(text: string): string {
  if (text.length <= MAX_EXCERPT) return text;
  let end = 0;
  for (const { index, isWordLike, segment } of wordSegments(text.slice(0, MAX_EXCERPT + 60))) {
    if (index + segment.length > MAX_EXCERPT - 1) break;
    if (isWordLike) end = index + segment.length;
  }
  return `${startOf(text, end || MAX_EXCERPT - 1)}…`;
}
