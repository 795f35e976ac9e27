import type { Html, Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/** An address in a Markdown text, and where it stands. */
export type Reference = {
  url: string;
  /** An image is shown; a link leads somewhere. */
  kind: 'image' | 'link';
  start: number;
  end: number;
};

export type References = { references: Reference[]; shortcodes: string[] };

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

const inHtml = /(<img\b[^>]*?\bsrc|\bhref)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const shortcode = /\{\{[<%]?-?\s*[/\w][^}\n]*\}\}|\{%-?\s*[/\w][^%\n]*%\}/g;

/** All addresses in a text, in order, and the shortcodes of a site generator, which nobody will run. */
export function findReferences(markdown: string): References {
  const tree = parser.parse(markdown);
  const references: Reference[] = [];
  const shortcodes: string[] = [];
  const ofImages = new Set<string>();
  visit(tree, 'imageReference', (node) => void ofImages.add(node.identifier));
  visit(tree, (node) => {
    if (node.type === 'html') references.push(...findInHtml(node));
    if (node.type === 'html' || node.type === 'text') shortcodes.push(...(node.value.match(shortcode) ?? []));
    if (node.type === 'link') add(node, node.url, 'link');
    if (node.type === 'image') add(node, node.url, 'image');
    if (node.type === 'definition') add(node, node.url, ofImages.has(node.identifier) ? 'image' : 'link');
  });
  return { references: references.sort((a, b) => a.start - b.start), shortcodes };

  function add(node: Nodes, url: string, kind: Reference['kind']): void {
    const start = locate(markdown, node, url);
    if (start !== null) references.push({ url, kind, start, end: start + url.length });
  }
}

/** Where the address of a link, image or definition begins; null when it is written with escapes. */
function locate(markdown: string, node: Nodes, url: string): number | null {
  if (url === '') return null;
  const from = node.position?.start.offset ?? 0;
  const to = node.position?.end.offset ?? 0;
  // The text of the link may hold the address too, so the search begins behind it.
  const lastChild = 'children' in node ? node.children.at(-1)?.position?.end.offset : undefined;
  const opening = markdown.indexOf(node.type === 'definition' ? ']:' : '](', lastChild ?? from);
  const start = opening === -1 ? -1 : markdown.indexOf(url, opening);
  return start === -1 || start + url.length > to ? null : start;
}

function findInHtml(node: Html): Reference[] {
  const offset = node.position?.start.offset ?? 0;
  return [...node.value.matchAll(inHtml)].map((match) => {
    const url = match[2] ?? match[3] ?? '';
    const start = offset + match.index + match[0].length - 1 - url.length;
    return { url, kind: match[1]?.startsWith('<') ? 'image' : 'link', start, end: start + url.length };
  });
}

/** The text with other addresses in place of some. */
export function replaceReferences(
  markdown: string,
  replacements: { reference: Reference; url: string }[],
): string {
  let text = markdown;
  for (const { reference, url } of replacements.toSorted((a, b) => b.reference.start - a.reference.start)) {
    text = text.slice(0, reference.start) + url + text.slice(reference.end);
  }
  return text;
}
