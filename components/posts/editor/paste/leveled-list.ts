import type { Element, ElementContent } from 'hast';
import { element, isElement } from './element';

export type LeveledItem = { level: number; isOrdered: boolean; start: number; children: ElementContent[] };

/** A list of lists from paragraphs that only say how deep they lie. */
export function leveledLists(items: LeveledItem[]): Element[] {
  const lists: Element[] = [];
  const open: { level: number; list: Element }[] = [];
  for (const { level, isOrdered, start, children } of items) {
    while ((open.at(-1)?.level ?? 0) > level) open.pop();
    const tagName = isOrdered ? 'ol' : 'ul';
    let top = open.at(-1);
    if (top?.level === level && top.list.tagName !== tagName) {
      open.pop();
      top = undefined;
    }
    if (top?.level !== level) {
      const list = element(tagName, [], isOrdered && start !== 1 ? { start } : {});
      const parent = open.at(-1)?.list.children.at(-1);
      if (isElement(parent)) parent.children.push(list);
      else lists.push(list);
      top = { level, list };
      open.push(top);
    }
    top.list.children.push(element('li', children));
  }
  return lists;
}
