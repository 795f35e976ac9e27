import type { Element, ElementContent, Parents } from 'hast';
import { attribute, classesOf, isElement, styleOf } from './element';
import { leveledLists, type LeveledItem } from './leveled-list';
import { toString } from 'hast-util-to-string';

/** Word writes the items of a list as paragraphs (its program) or as a list each (its website), with their level. */
export function gatherWordLists(parent: Parents): void {
  const children: ElementContent[] = [];
  let items: LeveledItem[] = [];
  const close = () => {
    children.push(...leveledLists(items));
    items = [];
  };
  for (const child of parent.children as ElementContent[]) {
    const found = child.type === 'element' ? itemsOf(child) : [];
    if (found.length > 0) items.push(...found);
    else if (items.length === 0 || !isBlank(child)) {
      close();
      children.push(child);
      if (child.type === 'element') gatherWordLists(child);
    }
  }
  close();
  parent.children = children;
}

const isBlank = (node: ElementContent): boolean =>
  node.type === 'comment' || (node.type === 'text' && node.value.trim() === '');

function itemsOf(node: Element): LeveledItem[] {
  if (isElement(node, 'p')) return itemOfParagraph(node);
  if (!isElement(node, 'div') || !classesOf(node).includes('ListContainerWrapper')) return [];
  return node.children
    .filter((list) => isElement(list, 'ul', 'ol'))
    .flatMap((list) =>
      list.children
        .filter((item) => isElement(item, 'li'))
        .map((item) => ({
          level: Number(attribute(item, 'dataAriaLevel')) || 1,
          isOrdered: list.tagName === 'ol',
          start: Number(attribute(list, 'start')) || 1,
          children: item.children,
        })),
    );
}

function itemOfParagraph(node: Element): LeveledItem[] {
  const level = /\blevel(\d)/.exec(styleOf(node).get('mso-list') ?? '')?.[1];
  if (!level) return [];
  const mark = takeMark(node)?.trim() ?? '';
  const number = /^\(?(?:(\d{1,9})|[a-z]{1,6})[.)]/i.exec(mark);
  return [
    {
      level: Number(level),
      isOrdered: number !== null,
      start: Number(number?.[1] ?? 1),
      children: node.children,
    },
  ];
}

/** Takes the bullet or number that Word wrote before the text out of it. */
function takeMark(node: Element): string | undefined {
  for (const [index, child] of node.children.entries()) {
    if (child.type !== 'element') continue;
    if (styleOf(child).get('mso-list') === 'ignore') {
      node.children.splice(index, 1);
      return toString(child);
    }
    const mark = takeMark(child);
    if (mark !== undefined) return mark;
  }
  return undefined;
}
