import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';

const ranks = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** The hidden title that remark-rehype puts above footnotes is not the author's. */
export const isAuthorsHeading = ({ tagName, properties }: Element): boolean =>
  ranks.includes(tagName) && !String(properties.id ?? '').endsWith('footnote-label');

/** The post's title is the page's only h1: where a body uses h1, its headings move down one rank. */
export function rehypeDemoteHeadings() {
  return (tree: Root): void => {
    const headings: Element[] = [];
    visit(tree, 'element', (element) => {
      if (isAuthorsHeading(element)) headings.push(element);
    });
    if (!headings.some((heading) => heading.tagName === 'h1')) return;
    for (const heading of headings) heading.tagName = ranks[ranks.indexOf(heading.tagName) + 1] ?? 'h6';
  };
}
