import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import {
  attribute,
  element,
  findElement,
  findElements,
  hasClass,
  textNode,
} from '@/lib/import/html/elements';
import { wordsOf } from '@/lib/import/html/tidy-tree';

/** Cards of Ghost as what Markdown has for them; what is not named here is read as the HTML that it is. */
export function turnCards(tree: Root, note: (text: string) => void): void {
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined) return;
    const [, make] = cards.find(([pattern]) => hasClass(node, pattern)) ?? [];
    const instead = make?.(node, note);
    if (!instead) return;
    parent.children.splice(index, 1, ...instead);
    return [SKIP, index];
  });
}

type Make = (node: Element, note: (text: string) => void) => ElementContent[] | null;

const part = (node: Element, name: string): Element | undefined =>
  findElement(node, (one) => hasClass(one, new RegExp(`^${name}$`)));

const words = (node: Element, name: string): string => {
  const found = part(node, name);
  return found ? wordsOf(found) : '';
};

const paragraph = (...children: ElementContent[]): Element => element('p', {}, children);

/** Title as the link, then what is said about it, a line each. */
function linkWithLines(address: string, title: string, lines: string[]): ElementContent[] {
  const rest = lines.filter((line) => line !== '' && line !== title);
  return [
    paragraph(
      element('a', { href: address }, [textNode(title || address)]),
      ...rest.flatMap((line) => [element('br', {}), textNode(line)]),
    ),
  ];
}

const captionOf = (node: Element): Element[] => {
  const caption = findElement(node, (one) => one.tagName === 'figcaption');
  return caption ? [paragraph(...caption.children)] : [];
};

const bookmark: Make = (node) => {
  const link = findElement(node, (one) => one.tagName === 'a');
  if (!link) return null;
  const origin = [words(node, 'kg-bookmark-author'), words(node, 'kg-bookmark-publisher')];
  const lines = [words(node, 'kg-bookmark-description'), origin.filter(Boolean).join(' · ')];
  return [
    ...linkWithLines(attribute(link, 'href'), words(node, 'kg-bookmark-title'), lines),
    ...captionOf(node),
  ];
};

const file: Make = (node) => {
  const link = findElement(node, (one) => one.tagName === 'a');
  if (!link) return null;
  const [name, size] = [words(node, 'kg-file-card-filename'), words(node, 'kg-file-card-filesize')];
  const lines = [words(node, 'kg-file-card-caption'), [name, size].filter(Boolean).join(' · ')];
  return linkWithLines(attribute(link, 'href'), words(node, 'kg-file-card-title') || name, lines);
};

const callout: Make = (node) => {
  const text = part(node, 'kg-callout-text');
  if (!text) return null;
  const emoji = words(node, 'kg-callout-emoji');
  const children = emoji ? [textNode(`${emoji} `), ...text.children] : text.children;
  return [element('blockquote', { dataCallout: 'note' }, [element('div', {}, children)])];
};

const toggle: Make = (node) => {
  const heading = part(node, 'kg-toggle-heading-text');
  const content = part(node, 'kg-toggle-content');
  if (!heading || !content) return null;
  return [element('details', {}, [element('summary', {}, heading.children), ...content.children])];
};

/** Media became links before; the rest of the card are the buttons of its player. */
const media: Make = (node) => {
  const link = findElement(node, (one) => one.tagName === 'a');
  if (!link) return null;
  const title = words(node, 'kg-audio-title');
  if (title) link.children = [textNode(title)];
  return [paragraph(link), ...captionOf(node)];
};

const gallery: Make = (node) => [
  ...findElements(node, (one) => one.tagName === 'img').map((picture) =>
    paragraph(linkAround(node, picture)),
  ),
  ...captionOf(node),
];

const linkAround = (node: Element, picture: Element): Element =>
  findElement(node, (one) => one.tagName === 'a' && one.children.includes(picture)) ?? picture;

const signup: Make = (node, note) => {
  note('A form to subscribe was left out.');
  const lines = ['heading', 'subheading', 'disclaimer'].map((name) => words(node, `kg-signup-card-${name}`));
  return lines.filter((line) => line !== '').map((line) => paragraph(textNode(line)));
};

const cards: [RegExp, Make][] = [
  [/^kg-bookmark-card$/, bookmark],
  [/^kg-file-card$/, file],
  [/^kg-callout-card$/, callout],
  [/^kg-toggle-card$/, toggle],
  [/^kg-(?:audio|video)-card$/, media],
  [/^kg-gallery-card$/, gallery],
  [/^kg-signup-card$/, signup],
  // Stars are drawings; whoever reads the text knows none of them.
  [/^kg-product-card-rating(?:-star)?$/, () => []],
];
