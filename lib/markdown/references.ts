import type { Html, Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Plugin } from 'unified';
import { visit } from 'unist-util-visit';
import { findHtmlAddresses } from '@/lib/markdown/html-addresses';
import { positionsIn } from '@/lib/markdown/lines-in-file';

export type Reference = {
  /** With escapes and entities already read, unlike the text from `start` to `end`. */
  url: string;
  kind: 'image' | 'link';
  start: number;
  end: number;
};

export type References = { references: Reference[]; shortcodes: string[] };

type Range = { start: number; end: number };

declare module 'mdast' {
  interface Data {
    destination?: Range;
  }
}

const parser = unified().use(remarkParse).use(remarkGfm).use(noteDestinations).freeze();

export function findReferences(markdown: string): References {
  const tree = parser.parse(markdown);
  const references: Reference[] = [];
  const shortcodes: string[] = [];
  const ofImages = new Set<string>();
  visit(tree, 'imageReference', (node) => void ofImages.add(node.identifier));
  visit(tree, (node) => {
    if (node.type === 'html') for (const found of findInHtml(markdown, node)) references.push(found);
    if (node.type === 'html' || node.type === 'text')
      for (const found of shortcodesIn(node.value)) shortcodes.push(found);
    if (node.type === 'link') add(node, node.url, 'link');
    if (node.type === 'image') add(node, node.url, 'image');
    if (node.type === 'definition') add(node, node.url, ofImages.has(node.identifier) ? 'image' : 'link');
  });
  return { references: references.sort((a, b) => a.start - b.start), shortcodes };

  function add({ data }: Nodes, url: string, kind: Reference['kind']): void {
    if (data?.destination && url !== '') references.push({ url, kind, ...data.destination });
  }
}

/** By looking for each mark once: a pattern would try each `{{` of a long line up to its end. */
function shortcodesIn(text: string): string[] {
  const found: { start: number; text: string }[] = [];
  for (const [open, close] of [
    ['{{', '}}'],
    ['{%', '%}'],
  ] as const) {
    for (let end = 0; ;) {
      const first = text.indexOf(open, end);
      const closing = first === -1 ? -1 : text.indexOf(close, first + 2);
      if (closing === -1) break;
      const start = text.lastIndexOf(open, closing - 2);
      end = closing + 2;
      const code = text.slice(start, end);
      if (/^\{[{%][<%]?-?\s{0,99}[/\w]/.test(code) && !code.includes('\n')) found.push({ start, text: code });
    }
  }
  return found.sort((a, b) => a.start - b.start).map(({ text: code }) => code);
}

/** The parser knows where an address stands, whatever the text around it is; looking for its letters only guesses. */
function noteDestinations(this: ReturnType<typeof unified>): ReturnType<Plugin> {
  const extensions = (this.data().fromMarkdownExtensions ??= []);
  type Enter = NonNullable<Exclude<(typeof extensions)[number], unknown[]>['enter']>[string];
  const note = (bracket: 0 | 1): Enter =>
    function ({ start, end }) {
      const node = this.stack.at(-1) as Nodes;
      node.data = {
        ...node.data,
        destination: { start: start.offset + bracket, end: end.offset - bracket },
      };
    };
  extensions.push({
    enter: {
      resourceDestinationRaw: note(0),
      resourceDestinationLiteral: note(1),
      definitionDestinationRaw: note(0),
      definitionDestinationLiteral: note(1),
    },
  });
}

function findInHtml(markdown: string, { value, position }: Html): Reference[] {
  const offset = position?.start.offset ?? 0;
  const inFile = positionsIn(value, markdown.slice(offset, position?.end.offset));
  if (!inFile) return [];
  return findHtmlAddresses(value).map(({ url, kind, start, end }) => ({
    url,
    kind,
    start: offset + inFile(start),
    end: offset + inFile(end),
  }));
}

export function replaceReferences(
  markdown: string,
  replacements: { reference: Reference; url: string }[],
): string {
  let text = '';
  let end = 0;
  for (const { reference, url } of replacements.toSorted((a, b) => a.reference.start - b.reference.start)) {
    text += markdown.slice(end, reference.start) + url;
    end = reference.end;
  }
  return text + markdown.slice(end);
}
