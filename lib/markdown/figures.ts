import type { Root as HtmlRoot } from 'hast';
import type { Definition, Image, Paragraph, PhrasingContent, Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** `{.wide}` after a picture, as kramdown, Pandoc and Hugo write classes, or kramdown's `{: .wide}`. */
const ending = /^[ \t]*\{:?[ \t]*\.(wide|full)[ \t]*\}[ \t]*$/;

/** A picture alone in its paragraph becomes a figure where it has a title, which is its caption, or a width. */
export function remarkFigures() {
  return (tree: Root): void => {
    const titles = new Map<string, Definition>();
    visit(
      tree,
      'definition',
      (node) => void (titles.has(node.identifier) || titles.set(node.identifier, node)),
    );
    visit(tree, 'paragraph', (paragraph: Paragraph) => {
      const [first, last, ...others] = paragraph.children;
      if (!first || others.length > 0) return;
      const width = last?.type === 'text' ? ending.exec(last.value)?.[1] : undefined;
      if (last && !width) return;
      const picture = resolved(
        first.type === 'link' && first.children.length === 1 ? first.children[0]! : first,
        titles,
      );
      if (!picture || (!picture.title && !width)) return;
      makeFigure(
        paragraph,
        first.type === 'link' ? { ...first, children: [untitled(picture)] } : untitled(picture),
        {
          width,
          caption: picture.title,
        },
      );
    });
  };
}

function resolved(node: PhrasingContent, titles: Map<string, Definition>): Image | undefined {
  if (node.type === 'image') return node;
  const definition = node.type === 'imageReference' && titles.get(node.identifier);
  if (!definition || node.type !== 'imageReference') return undefined;
  return {
    type: 'image',
    url: definition.url,
    title: definition.title,
    alt: node.alt,
    position: node.position,
  };
}

const untitled = (picture: Image): Image => ({ ...picture, title: null });

function makeFigure(
  paragraph: Paragraph,
  content: PhrasingContent,
  { width, caption }: { width: string | undefined; caption: string | null | undefined },
): void {
  paragraph.data = {
    ...paragraph.data,
    hName: 'figure',
    hProperties: { ...paragraph.data?.hProperties, ...(width && { className: [width] }) },
  };
  paragraph.children = [content];
  if (!caption) return;
  // Emphasis is only what carries the words: `hName` says what they become.
  paragraph.children.push({
    type: 'emphasis',
    data: { hName: 'figcaption' },
    children: [{ type: 'text', value: caption }],
  });
}

/** What Ghost and WordPress call the widths of their figures. */
const widths: [RegExp, string][] = [
  [/^(?:wide|kg-width-wide|alignwide)$/, 'wide'],
  [/^(?:full|kg-width-full|alignfull)$/, 'full'],
];

export function rehypeFigureWidths() {
  return (tree: HtmlRoot): void => {
    visit(tree, 'element', ({ tagName, properties }) => {
      if (tagName !== 'figure') return;
      const classes = [properties.className].flat().map(String);
      const [, width] = widths.find(([name]) => classes.some((one) => name.test(one))) ?? [];
      if (width) properties.className = [width];
      else delete properties.className;
    });
  };
}
