import type { Nodes, Root as MarkdownRoot, RootContent } from 'mdast';
import type { Root as HtmlRoot } from 'hast';
import { visit } from 'unist-util-visit';
import { sourceOf } from '@/lib/markdown/bound-tree';

/** Nothing is dropped, since a person typed it: headings turn bold, images to links, the rest is shown as written. */
export function remarkCommentSubset() {
  return (tree: MarkdownRoot, file: { toString(): string }): void => {
    const source = file.toString();
    visit(tree, ['link', 'linkReference'], flattenImages);
    visit(tree, (node, index, parent) => {
      const plain = plainer(node, source, parent?.type);
      if (plain && parent && index !== undefined) parent.children[index] = plain;
    });
  };
}

/** A link cannot hold another link. */
function flattenImages(link: Nodes): void {
  visit(link, (node, index, parent) => {
    if ((node.type !== 'image' && node.type !== 'imageReference') || !parent || index === undefined) return;
    parent.children[index] = { type: 'text', value: node.alt || 'image' };
  });
}

const flow = new Set<string | undefined>(['root', 'blockquote', 'listItem']);

function plainer(node: Nodes, source: string, parent: string | undefined): RootContent | undefined {
  const text = { type: 'text', value: sourceOf(node, source) } as const;
  switch (node.type) {
    case 'heading':
      return { type: 'paragraph', children: [{ type: 'strong', children: node.children }] };
    case 'image':
      return { type: 'link', url: node.url, children: [{ type: 'text', value: node.alt || node.url }] };
    case 'imageReference':
      return {
        ...node,
        type: 'linkReference',
        children: [{ type: 'text', value: node.alt || node.identifier }],
      };
    case 'html':
      return flow.has(parent) ? { type: 'paragraph', children: [text] } : text;
    case 'footnoteReference':
      return text;
    case 'footnoteDefinition':
      return { type: 'paragraph', children: [text] };
    default:
      return undefined;
  }
}

/** Says to search engines that the site does not vouch for these links, and gives the target no handle on the page. */
export function rehypeUntrustedLinks() {
  return (tree: HtmlRoot): void => {
    visit(tree, 'element', (element) => {
      if (element.tagName === 'a') element.properties.rel = ['ugc', 'nofollow', 'noopener'];
    });
  };
}
