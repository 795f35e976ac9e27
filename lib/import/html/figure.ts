import type { Element } from 'hast';
import type { Handle } from 'hast-util-to-mdast';
import type { PhrasingContent, RootContent } from 'mdast';
import { attribute, findElement, findElements, isElement } from '@/lib/import/html/elements';
import { ADDRESS } from '@/lib/import/html/leave-out';
import { rawBlock, widthMark } from '@/lib/import/html/raw-markup';
import { wordsOf } from '@/lib/import/html/tidy-tree';

/** One picture is written as Colophon writes figures, with the caption as its title; captions with marks stay HTML. */
export const figure: Handle = (state, node: Element) => {
  const caption = ownCaption(node);
  const rest = without(node, caption);
  const pictures = findElements(rest, (one) => one.tagName === 'img');
  const [picture] = pictures;
  if (!picture || pictures.length > 1 || wordsOf(rest) !== '' || findElement(rest, isOther)) {
    const after = caption ? (state.toFlow(state.all(caption)) as RootContent[]) : [];
    return [...(state.toFlow(picturesApart(state.all(rest))) as RootContent[]), ...after] as never;
  }
  if (caption && findElement(caption, (one) => one.tagName !== 'br'))
    return { type: 'html', value: rawFigure(node, rest, caption) };
  const link = findElement(rest, (one) => one.tagName === 'a' && attribute(one, 'href') !== '');
  return { type: 'paragraph', children: withWidth(node, picture, link, caption && wordsOf(caption)) };
};

/** Pictures of a gallery have captions of their own. */
function ownCaption(node: Element): Element | undefined {
  for (const child of node.children) {
    if (isElement(child, 'figcaption')) return child;
    const deeper = isElement(child, 'div', 'a') ? ownCaption(child) : undefined;
    if (deeper) return deeper;
  }
  return undefined;
}

const isOther = (node: Element): boolean =>
  /^(?:table|pre|ul|ol|dl|details|hr)$/.test(node.tagName) || node.tagName === ADDRESS;

function without(node: Element, caption: Element | undefined): Element {
  const children = node.children
    .filter((child) => child !== caption)
    .map((child) => (isElement(child) ? without(child, caption) : child));
  return { ...node, children };
}

function withWidth(
  node: Element,
  picture: Element,
  link: Element | undefined,
  caption: string | undefined,
): PhrasingContent[] {
  const image: PhrasingContent = {
    type: 'image',
    url: attribute(picture, 'src'),
    alt: attribute(picture, 'alt').replace(/\s+/g, ' '),
    title: caption || null,
  };
  const shown: PhrasingContent = link
    ? { type: 'link', url: attribute(link, 'href'), title: null, children: [image] }
    : image;
  const mark = widthMark(node);
  return mark ? [shown, { type: 'html', value: mark }] : [shown];
}

/** Without the boxes that only a stylesheet would need. */
function rawFigure(node: Element, rest: Element, caption: Element): string {
  const link = findElement(rest, (one) => one.tagName === 'a' && attribute(one, 'href') !== '');
  const picture = findElement(rest, (one) => one.tagName === 'img')!;
  const shown = link ? { ...link, children: [picture] } : picture;
  return rawBlock({ ...node, children: [shown, caption] });
}

/** Each picture of a gallery stands in a paragraph of its own. */
function picturesApart(nodes: RootContent[]): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    const isPicture =
      node.type === 'image' || (node.type === 'link' && node.children.every(({ type }) => type === 'image'));
    if (isPicture) return [{ type: 'paragraph', children: [node] }];
    if (node.type === 'list' && node.children.every(isPictureItem))
      return node.children.flatMap(({ children }) => children);
    return [node];
  });
}

const isPictureItem = ({ children }: { children: RootContent[] }): boolean =>
  children.length > 0 &&
  children.every(
    (child) =>
      child.type === 'paragraph' &&
      child.children.some(({ type }) => type === 'image' || type === 'link') &&
      child.children.every(({ type }) => type === 'image' || type === 'link' || type === 'html'),
  );
