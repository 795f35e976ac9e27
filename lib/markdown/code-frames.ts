import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { titleOfLanguage } from '@/lib/markdown/languages';

/** A frame around each block of code, which says its language and has room for buttons: app/styles/code.css. */
export function frameCode(tree: Root): void {
  visit(tree, 'element', (pre, index, parent) => {
    if (pre.tagName !== 'pre' || !parent || index === undefined) return;
    const [code] = pre.children;
    const className = code?.type === 'element' && code.tagName === 'code' && code.properties.className;
    const frame: Element = {
      type: 'element',
      tagName: 'div',
      properties: { className: ['code'], dataLanguage: titleOfLanguage(className) },
      children: [pre],
    };
    parent.children[index] = frame;
    return SKIP;
  });
}
