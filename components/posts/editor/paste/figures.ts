import type { Element, ElementContent, Nodes } from 'hast';
import { toString } from 'hast-util-to-string';
import { attribute, classesOf, element, isElement, text, wrapped } from './element';
import { rawText } from './leaves';

type CleanFlow = (children: ElementContent[]) => ElementContent[];

export function calloutOf(node: Element, cleanFlow: CleanFlow): ElementContent[] {
  const kind = classesOf(node).flatMap((name) => /^(?:markdown-alert|callout)-(\w+)$/.exec(name)?.[1] ?? []);
  const isTitle = (child: Nodes) => isElement(child) && classesOf(child).some((name) => /-title$/.test(name));
  const blocks = cleanFlow(node.children.filter((child) => !isTitle(child)));
  const mark = `[!${kind[0]?.toUpperCase()}]`;
  const [first] = blocks;
  if (isElement(first, 'p')) first.children.unshift(rawText(`${mark}\n`));
  else blocks.unshift(element('p', [rawText(mark)]));
  return wrapped('blockquote', blocks);
}

/** The caption becomes the title of the picture. */
export function figureOf(node: Element, cleanFlow: CleanFlow): ElementContent[] {
  const blocks = cleanFlow(node.children.filter((child) => !isElement(child, 'figcaption')));
  const caption = node.children.find((child) => isElement(child, 'figcaption'));
  const paragraph = blocks.length === 1 ? blocks[0] : undefined;
  const only =
    isElement(paragraph, 'p') && paragraph.children.length === 1 ? paragraph.children[0] : undefined;
  const image = isElement(only, 'a') ? only.children[0] : only;
  if (isElement(image, 'img') && caption)
    image.properties.title = toString(caption).trim().replace(/\s+/g, ' ');
  else if (isElement(caption)) blocks.push(...cleanFlow(caption.children));
  return blocks;
}

export function embedOf(node: Element): ElementContent[] {
  const src = attribute(node, 'src');
  const video = /^https:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]+)/.exec(src)?.[1];
  const href = video ? `https://www.youtube.com/watch?v=${video}` : src;
  return /^https?:\/\//.test(href) ? [element('p', [element('a', [text(href)], { href })])] : [];
}
