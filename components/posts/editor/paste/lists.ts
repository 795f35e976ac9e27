import type { Element, ElementContent } from 'hast';
import { attribute, classesOf, element, isElement } from './element';

type CleanFlow = (children: ElementContent[]) => ElementContent[];

/** Google Docs puts a list that lies in an item beside that item, and a picture of a box where a task has one. */
export function cleanList(node: Element, cleanFlow: CleanFlow): Element[] {
  const items: Element[] = [];
  for (const child of node.children) {
    const last = items.at(-1);
    if (isElement(child, 'li')) items.push(...cleanItem(child, cleanFlow));
    else if (last) last.children.push(...cleanFlow([child]));
    else items.push(...cleanFlow([child]).map((block) => element('li', [block])));
  }
  if (items.length === 0) return [];
  const isOrdered = isElement(node, 'ol');
  const start = Number(attribute(node, 'start'));
  for (const item of items) tighten(item);
  return [element(isOrdered ? 'ol' : 'ul', items, isOrdered && start > 1 ? { start } : {})];
}

function cleanItem(item: Element, cleanFlow: CleanFlow): Element[] {
  const box = checkboxOf(item);
  const isTask = attribute(item, 'role') === 'checkbox' || isElement(box);
  const isDone =
    attribute(item, 'ariaChecked') === 'true' || (isElement(box) && box.properties.checked === true);
  const children = isTask ? item.children.filter((child) => !isElement(child, 'img')) : item.children;
  const blocks = cleanFlow(children);
  if (isTask) blocks.unshift(element('input', [], { type: 'checkbox', checked: isDone }));
  return blocks.length > 0 || classesOf(item).length === 0 ? [element('li', blocks)] : [];
}

const checkboxOf = (node: Element): ElementContent | undefined => {
  const first = node.children.find((child) => child.type !== 'text' || child.value.trim() !== '');
  if (isElement(first, 'input') && first.properties.type === 'checkbox') return first;
  return isElement(first, 'p', 'label', 'span', 'div') ? checkboxOf(first) : undefined;
};

/** An item of one paragraph, and of lists, is no paragraph of its own: it would spread the list. */
function tighten(item: Element): void {
  const blocks = item.children.filter((child) => !isElement(child, 'input'));
  const [first, ...rest] = blocks;
  if (!isElement(first, 'p') || !rest.every((block) => isElement(block, 'ul', 'ol'))) return;
  item.children = item.children.flatMap((child) => (child === first ? first.children : [child]));
}
