import type { DefaultTreeAdapterMap } from 'parse5';
import { parse, serializeOuter } from 'parse5';
import type { Fields } from '@/lib/import/fields';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** A whole page of HTML: what its head says as fields, and what stands in `<article>`, `<main>` or `<body>`. */
export function readHtmlDocument(html: string): { fields: Fields; body: string } {
  const document = parse(html);
  const fields = new Map<string, string>();
  const set = (name: string, value: string): void => {
    if (value.trim() !== '' && !fields.has(name)) fields.set(name, value.trim());
  };
  const root = elementsOf(document).find(({ tagName }) => tagName === 'html');
  set('lang', attributeOf(root, 'lang'));
  let content: Element | undefined;
  for (const element of elementsOf(document)) {
    const { tagName } = element;
    if (tagName === 'title') set('title', textIn(element));
    if (tagName === 'meta') {
      const name = (attributeOf(element, 'name') || attributeOf(element, 'property')).toLowerCase();
      const known = metaNames[name];
      if (known !== undefined) set(known, attributeOf(element, 'content'));
    }
    if (tagName === 'time') set('date', attributeOf(element, 'datetime'));
    if (tagName === 'article' || tagName === 'main') content ??= element;
    if (tagName === 'h1') set('title', textIn(element));
  }
  content ??= elementsOf(document).find(({ tagName }) => tagName === 'body');
  return { fields: Object.fromEntries(fields), body: content ? innerOf(content) : '' };
}

const metaNames: Record<string, string> = {
  ...{ date: 'date', 'article:published_time': 'date', 'dcterms.created': 'date', created: 'date' },
  ...{ modified: 'modified', 'article:modified_time': 'modified' },
  ...{
    description: 'description',
    summary: 'summary',
    keywords: 'keywords',
    tags: 'tags',
    'article:tag': 'tags',
  },
  ...{ author: 'author', authors: 'authors', category: 'category', slug: 'slug', status: 'status' },
  ...{ 'og:image': 'image', title: 'title', 'og:title': 'title' },
};

/** In the order of the page, without recursion: pages may be nested as deep as somebody likes. */
function elementsOf(root: Node): Element[] {
  const found: Element[] = [];
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
  return found;
}

const attributeOf = (element: Element | undefined, name: string): string =>
  element?.attrs.find((attribute) => attribute.name === name)?.value ?? '';

function textIn(root: Element): string {
  let text = '';
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('value' in node && node.nodeName === '#text') text += node.value;
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** Blank lines within HTML would end it for Markdown. */
const innerOf = (element: Element): string =>
  element.childNodes
    .map((child) => serializeOuter(child))
    .join('')
    .replace(/\n[ \t]*(?=\n)/g, '')
    .trim();
