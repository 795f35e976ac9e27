import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { decodePercent } from '@/lib/decode-percent';
import { attribute, element, findElements, isBlank, isElement } from '@/lib/import/html/elements';

/** Names of elements made here, which the handlers know. */
export const NOTE_CALL = 'x-note-call';
export const NOTE = 'x-note';

/** Items of lists that are looked at; a text of more is no text of notes. */
const MAX_NOTES = 1000;

/** A raised link to an item of a list is a footnote, whichever program or plugin wrote it. */
export function markFootnotes(tree: Root): void {
  const items = new Map<string, Element>();
  for (const item of findElements(tree, (node) => node.tagName === 'li')) {
    const id = attribute(item, 'id') || (anchorIn(item) ?? '');
    if (id && !items.has(id)) items.set(id, item);
  }
  if (items.size === 0 || items.size > MAX_NOTES) return;
  const called = new Map<Element, string>();
  visit(tree, 'element', (node, index, parent) => {
    const target = callOf(node);
    const item = target === null ? undefined : items.get(target);
    if (!item || !parent || index === undefined) return;
    const name = called.get(item) ?? String(called.size + 1);
    called.set(item, name);
    parent.children[index] = element(NOTE_CALL, { name });
    return SKIP;
  });
  if (called.size > 0) moveNotes(tree, called);
}

const anchorIn = (item: Element): string | undefined =>
  findElements(item, (node) => node.tagName === 'a' && attribute(node, 'id') !== '')
    .map((node) => attribute(node, 'id'))
    .find((id) => !/ref|link/i.test(id));

/** The fragment that a raised number leads to. */
function callOf(node: Element): string | null {
  const isRaised =
    node.tagName === 'sup' || /footnote-?ref|footnote-anchor/.test(attribute(node, 'className'));
  if (!isRaised) return null;
  const links = node.tagName === 'a' ? [node] : findElements(node, (one) => one.tagName === 'a');
  const [link, more] = links.filter((one) => attribute(one, 'href') !== '');
  if (!link || more || !/^\W*[\d*†‡a-z]{1,4}\W*$/i.test(toString(node))) return null;
  const [, id = ''] = /#(.+)$/.exec(attribute(link, 'href')) ?? [];
  return decodePercent(id);
}

function moveNotes(tree: Root, called: Map<Element, string>): void {
  visit(tree, 'element', (list, index, parent) => {
    if (!isElement(list, 'ol', 'ul') || !parent || index === undefined) return;
    list.children = list.children.filter((item) => item.type !== 'element' || !called.has(item));
    if (list.children.every(isBlank)) parent.children.splice(index, 1, element('span', {}));
  });
  for (const [item, name] of called) {
    takeWayBack(item);
    tree.children.push(element(NOTE, { name }, item.children));
  }
  takeEmptySection(tree);
}

/** `↩` leads back, which our own renderer writes itself. */
function takeWayBack(item: Element): void {
  visit(item, 'element', (node, index, parent) => {
    if (node.tagName !== 'a' || !parent || index === undefined) return;
    const isBack = /^\s*(?:[↩↑^⏎]|↩︎|\[?back\]?|&#8617;)[\ufe0e\ufe0f]?\s*$/i.test(toString(node));
    const isMarked = /backref|reversefootnote|footnote-back/.test(attribute(node, 'className'));
    if (!(isBack || isMarked) || !attribute(node, 'href').includes('#')) return;
    parent.children.splice(index, 1);
    return index;
  });
}

/** The line above the notes and their section, once nothing is left in it. */
function takeEmptySection(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    if (
      !parent ||
      index === undefined ||
      !/(?:^|\s)(?:footnotes|footnotes-sep)(?:\s|$)/.test(attribute(node, 'className'))
    )
      return;
    const isEmpty =
      toString(node).trim() === '' && findElements(node, (one) => one.tagName === 'img').length === 0;
    if (!isEmpty) return;
    parent.children.splice(index, 1);
    return index;
  });
}
