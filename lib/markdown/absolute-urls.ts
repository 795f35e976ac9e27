import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/** In a feed there is no page that a relative address could be relative to, and no style sheet. */
export function withAbsoluteUrls(html: string, pageUrl: string): string {
  return unified()
    .use(rehypeParse, { fragment: true })
    .use(() => (tree: Root) => visit(tree, 'element', (element) => makeAbsolute(element, pageUrl)))
    .use(rehypeStringify)
    .processSync(html)
    .toString();
}

function makeAbsolute({ properties }: Element, pageUrl: string): void {
  delete properties.className;
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
