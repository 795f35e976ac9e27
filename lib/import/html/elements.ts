import type { Element, ElementContent, Nodes } from 'hast';
import { EXIT, visit } from 'unist-util-visit';

export const isElement = (node: Nodes | undefined, ...names: string[]): node is Element =>
  node?.type === 'element' && (names.length === 0 || names.includes(node.tagName));

export const element = (
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[] = [],
): Element => ({ type: 'element', tagName, properties, children });

export const textNode = (value: string): ElementContent => ({ type: 'text', value });

/** An attribute as text; empty where it is missing. */
export function attribute({ properties }: Element, name: string): string {
  const value = Object.hasOwn(properties, name) ? properties[name] : undefined;
  return value === undefined || value === null ? '' : [value].flat().join(' ');
}

export const hasClass = (node: Element, pattern: RegExp): boolean =>
  attribute(node, 'className')
    .split(/\s+/)
    .some((name) => pattern.test(name));

export function findElement(tree: Nodes, is: (node: Element) => boolean): Element | undefined {
  let found: Element | undefined;
  visit(tree, 'element', (node: Element) => {
    if (node === tree || !is(node)) return undefined;
    found = node;
    return EXIT;
  });
  return found;
}

export function findElements(tree: Nodes, is: (node: Element) => boolean): Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (node: Element) => {
    if (node !== tree && is(node)) found.push(node);
  });
  return found;
}

/** Spaces between blocks are nothing. */
export const isBlank = (node: Nodes): boolean =>
  node.type === 'comment' || (node.type === 'text' && node.value.trim() === '');

const blocks =
  /^(?:address|article|aside|blockquote|center|details|div|dl|fieldset|figure|footer|form|h[1-6]|header|hr|li|main|menu|nav|ol|p|pre|section|table|ul)$/;

export const isBlock = (node: Nodes): boolean => node.type === 'element' && blocks.test(node.tagName);

export const hasBlocks = (node: Element): boolean => findElement(node, isBlock) !== undefined;
