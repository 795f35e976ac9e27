import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { pictureOf } from './addresses';
import { attribute, element, isElement, text } from './element';
import { isInk, nest, type Leaf } from './inline-runs';
import type { Marks } from './marks';

const noMarks: Marks = new Map();

export const breakLeaf = (marks: Marks): Leaf => ({ value: '', node: element('br'), marks });

/** Spaces as a browser shows them. A hard one that no rule of typography asks for is a word processor's. */
export function textLeaf(value: string, marks: Marks): Leaf {
  if (marks.has('code'))
    return { value: value.replace(/[\u00a0\n\r]/g, ' ').replaceAll('\u200b', ''), marks };
  const shown = value
    .replace(/[\u200b\u00ad\ufeff]/g, '')
    .replace(/(?<![«\d])\u00a0(?![»!?:;%€$\d])/g, ' ')
    .replace(/[ \t\n\r\f]+/g, ' ');
  return { value: shown, marks };
}

/** A picture that readers can load, the letter it stands for where it is an emoji, or nothing. */
export function pictureLeaf(image: Element, marks: Marks): Leaf | undefined {
  const alt = attribute(image, 'alt').trim();
  if (/^(?:\p{Extended_Pictographic}|\p{Emoji_Component})+$/u.test(alt) && /\P{ASCII}/u.test(alt))
    return { value: alt, marks };
  const src = pictureOf(image);
  const isPixel = ['width', 'height'].every((side) => /^[01](?:px)?$/.test(attribute(image, side)));
  if (!src || isPixel) return undefined;
  return {
    value: '',
    node: element('img', [], { src, alt, title: attribute(image, 'title') || undefined }),
    marks,
  };
}

/** TeX as the renderer of formulas keeps it; the text of the formula where it does not. */
export function formulaLeaf(math: Element, marks: Marks): Leaf {
  const tex = texOf(math)
    ?.trim()
    .replace(/\s*\n\s*/g, ' ');
  if (!tex || tex.includes('$')) return { value: toString(math), marks };
  const source = attribute(math, 'display') === 'block' ? `$$\n${tex}\n$$` : `$${tex}$`;
  return { value: '', node: rawText(source), marks: noMarks };
}

function texOf(node: Element): string | undefined {
  if (isElement(node, 'annotation') && attribute(node, 'encoding') === 'application/x-tex')
    return toString(node);
  for (const child of node.children) {
    const tex = isElement(child) ? texOf(child) : undefined;
    if (tex !== undefined) return tex;
  }
  return undefined;
}

/** Markdown as it is to be written. The space beside an element without text would go. */
export const rawText = (value: string): Element => element('data', [text(value)], { value });

/** What stands on the lines of a block, without breaks at its ends; nothing where nothing is to be read. */
export function lineContent(leaves: Leaf[], { isHeading = false } = {}): ElementContent[] {
  const first = leaves.findIndex(isInk);
  if (first === -1) return [];
  const inner = leaves.slice(first, leaves.findLastIndex(isInk) + 1);
  return nest(isHeading ? withoutOwnWeight(inner) : inner);
}

/** A heading is bold by itself, and a link on all of it leads to the heading. */
function withoutOwnWeight(leaves: Leaf[]): Leaf[] {
  const ink = leaves.filter(isInk);
  const isAllBold = ink.every(({ marks }) => marks.has('strong'));
  const isAnchor = ink.every(({ marks }) => marks.get('link')?.includes('#'));
  return leaves.map((leaf) => {
    const marks = new Map(leaf.marks);
    if (isAllBold) marks.delete('strong');
    if (isAnchor) marks.delete('link');
    return { ...leaf, marks };
  });
}
