import { cardHtml, escaped } from '@/lib/import/ghost/card-html';
import { gated } from '@/lib/import/ghost/gated';

type Node = { type?: unknown; children?: unknown; [name: string]: unknown };

const MAX_DEPTH = 100;

/** Ghost 5.3 and later: the text as a tree, for posts whose HTML is not in the export. Empty for what is none. */
export function lexicalToHtml(source: string, note: (text: string) => void): string {
  const root = parsed(source)?.root as Node | undefined;
  return root ? childrenHtml(root, note, 0) : '';
}

function parsed(source: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(source);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

const childrenHtml = (node: Node, note: (text: string) => void, depth: number): string =>
  Array.isArray(node.children) && depth < MAX_DEPTH
    ? node.children.map((child) => nodeHtml(child as Node, note, depth + 1)).join('')
    : '';

function nodeHtml(node: Node, note: (text: string) => void, depth: number): string {
  const type = String(node.type).replace(/^extended-/, '');
  const inner = () => childrenHtml(node, note, depth);
  switch (type) {
    case 'text':
      return marked(escaped(textOf(node.text)), Number(node.format) || 0);
    case 'linebreak':
      return '<br>';
    case 'tab':
      return ' ';
    case 'paragraph':
      return `<p>${inner()}</p>`;
    case 'heading':
      return wrapped(/^h[1-6]$/.test(textOf(node.tag)) ? textOf(node.tag) : 'h2', inner());
    case 'quote':
    case 'aside':
      return `<blockquote><p>${inner()}</p></blockquote>`;
    case 'list':
      return node.listType === 'number'
        ? `<ol start="${Number(node.start) || 1}">${inner()}</ol>`
        : `<ul>${inner()}</ul>`;
    case 'listitem':
      return `<li>${inner()}</li>`;
    case 'link':
    case 'autolink':
      return `<a href="${escaped(textOf(node.url))}">${inner()}</a>`;
    case 'horizontalrule':
      return '<hr>';
    default:
      return withGate(node, cardHtml(type, node, note) ?? inner());
  }
}

/** Since Ghost 5.114; before that what was for the mail alone said so otherwise. */
function withGate({ visibility }: Node, html: string): string {
  if (typeof visibility !== 'object' || visibility === null || html === '') return html;
  const { web, showOnWeb } = visibility as { web?: unknown; showOnWeb?: unknown };
  if (typeof web !== 'object' || web === null)
    return showOnWeb === false ? gated(html, { nonMember: false, memberSegment: '' }) : html;
  const { nonMember, memberSegment } = web as { nonMember?: unknown; memberSegment?: unknown };
  return gated(html, { nonMember: nonMember !== false, memberSegment: textOf(memberSegment) });
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const wrapped = (tag: string, html: string): string => `<${tag}>${html}</${tag}>`;

/** Bits of a format, and the elements that they are. */
const formats: [number, string][] = [
  [16, 'code'],
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [8, 'u'],
  [32, 'sub'],
  [64, 'sup'],
  [128, 'mark'],
];

const marked = (html: string, format: number): string =>
  formats.reduce((text, [bit, tag]) => ((format & bit) === 0 ? text : wrapped(tag, text)), html);
