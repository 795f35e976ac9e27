import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';

/** Scripts that are written from right to left (https://www.unicode.org/reports/tr9/). */
const rightToLeft =
  /^[\p{Script=Adlam}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Mandaic}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** A quotation that goes the other way than the text around it says so: its bar stands where its lines begin. */
export function rehypeQuoteDirection() {
  return (tree: Root): void => {
    let around: ReturnType<typeof directionOf>;
    visit(tree, 'element', (element) => {
      if (element.tagName !== 'blockquote' || element.properties.dir !== undefined) return;
      const direction = directionOf(element);
      around ??= directionOf(tree);
      if (direction && around && direction !== around) element.properties.dir = direction;
    });
  };
}

/** By its first letter; undefined without one. */
function directionOf(node: Root | Element): 'ltr' | 'rtl' | undefined {
  const letters = /\p{L}.*/su.exec(toString(node))?.[0];
  if (letters === undefined) return undefined;
  return rightToLeft.test(letters) ? 'rtl' : 'ltr';
}
