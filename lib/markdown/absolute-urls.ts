import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/** In a feed there is no page that a relative address could be relative to, and no style sheet. */
export function withAbsoluteUrls(html: string, pageUrl: string): string {
  return unified()
    .use(rehypeParse, { fragment: true })
    .use(() => (tree: Root) => {
      removeFrames(tree);
      visit(tree, 'element', (element) => makeAbsolute(element, pageUrl));
    })
    .use(rehypeStringify)
    .processSync(html)
    .toString();
}

/** What only the page has a use for: frames of code and headings, links of headings to themselves. */
function removeFrames(tree: Root): void {
  visit(tree, 'element', (element, index, parent) => {
    const [name] = [element.properties.className].flat();
    const isLink = name === 'heading-anchor';
    if (!parent || index === undefined || !(isLink || name === 'heading' || name === 'code')) return;
    if (isLink || element.tagName === 'div')
      parent.children.splice(index, 1, ...(isLink ? [] : element.children));
    return index;
  });
}

function makeAbsolute({ properties }: Element, pageUrl: string): void {
  for (const name of ['className', 'tabIndex', 'dataPlayer', 'dataHost']) delete properties[name];
  for (const name of ['href', 'src', 'poster', 'cite'] as const) {
    const value = properties[name];
    if (typeof value === 'string' && URL.canParse(value, pageUrl))
      properties[name] = new URL(value, pageUrl).href;
  }
  if (typeof properties.srcSet === 'string') {
    properties.srcSet = properties.srcSet.replace(
      /(^|,)(\s*)(\S+)/g,
      (_, comma: string, space: string, url: string) =>
        URL.canParse(url, pageUrl)
          ? `${comma}${space}${new URL(url, pageUrl).href}`
          : `${comma}${space}${url}`,
    );
  }
}
