import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';

const ranks = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** The hidden title that remark-rehype puts above footnotes is not the author's. */
export const isAuthorsHeading = ({ tagName, properties }: Element): boolean =>
  ranks.includes(tagName) && !String(properties.id ?? '').endsWith('footnote-label');

/**
 * The title of the post is the page's only h1. Where an author uses h1 inside the body, all headings move down
 * one rank, so that their order stays; other bodies are left as they are.
 */
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
