import type { Element, ElementContent, Parents, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { fileNameOf } from '@/lib/import/file-name-of';
import { attribute, element, findElement, hasClass, isElement, textNode } from '@/lib/import/html/elements';
import { frameAddress } from '@/lib/import/html/frame-address';

/** Names of elements made here, which the handlers know: an address alone on its line. */
export const ADDRESS = 'x-address';

const silent = new Set([
  'style',
  'link',
  'meta',
  'template',
  'svg',
  'param',
  'source',
  'track',
  'base',
  'title',
  'head',
]);
const controls = new Set(['input', 'select', 'textarea', 'datalist', 'option', 'optgroup']);

/** Takes out what no post holds: scripts, frames, controls. What they lead to becomes a link where that is known. */
export function leaveOut(tree: Root, note: (text: string) => void): void {
  walk(tree, (node) => {
    if (silent.has(node.tagName)) return [];
    if (node.tagName === 'script') return withoutScript(node, note);
    if (node.tagName === 'iframe' || node.tagName === 'frame') return inPlaceOfFrame(node, note);
    if (node.tagName === 'object' || node.tagName === 'embed' || node.tagName === 'applet')
      return inPlaceOfObject(node, note);
    if (node.tagName === 'video' || node.tagName === 'audio') return inPlaceOfMedia(node);
    if (controls.has(node.tagName)) return withoutControl(node, note);
    if (node.tagName === 'wbr') return [];
    if (hasClass(node, /^wp-block-file$/)) leaveOneLink(node);
    return null;
  });
}

/** @param replace what stands in its place; null keeps it and looks into it */
function walk(parent: Parents, replace: (node: Element) => ElementContent[] | null): void {
  parent.children = parent.children.flatMap((child): ElementContent[] => {
    if (child.type === 'comment' || child.type === 'doctype') return [];
    if (child.type !== 'element') return [child];
    const instead = replace(child);
    if (instead) return instead;
    walk(child, replace);
    return [child];
  });
}

function withoutScript(node: Element, note: (text: string) => void): ElementContent[] {
  const source = attribute(node, 'src');
  const gist = /^(?:https?:)?\/\/gist\.github\.com\/([\w-]+\/\w+)\.js/.exec(source);
  if (gist) return [link(`https://gist.github.com/${gist[1]}`)];
  const tex = attribute(node, 'type');
  if (/^math\/tex/.test(tex))
    return [textNode(tex.includes('display') ? `$$${textOf(node)}$$` : `$${textOf(node)}$`)];
  const host = frameAddress(source)?.hostname;
  note(host ? `A script from ${host} was left out.` : 'A script was left out.');
  return [];
}

const textOf = (node: Element): string =>
  node.children.map((child) => (child.type === 'text' ? child.value : '')).join('');

function inPlaceOfFrame(node: Element, note: (text: string) => void): ElementContent[] {
  const given = ['src', 'dataSrc', 'dataLazySrc', 'dataOriginal'].map((name) => attribute(node, name));
  const address = given.map(frameAddress).find((url) => url !== null);
  if (!address) {
    note('A frame without an address on the web was left out.');
    return [];
  }
  const title = attribute(node, 'title');
  return [
    link(
      address.href,
      /^(?:youtube|vimeo|spotify)?\s*(?:video )?(?:embed|player)?$/i.test(title) ? '' : title,
    ),
  ];
}

function inPlaceOfObject(node: Element, note: (text: string) => void): ElementContent[] {
  const inner = findElement(node, (one) => one.tagName === 'embed' || one.tagName === 'iframe');
  const movie = findElement(
    node,
    (one) => one.tagName === 'param' && /^(?:movie|src)$/i.test(attribute(one, 'name')),
  );
  const given = [attribute(node, 'data'), attribute(node, 'src'), inner && attribute(inner, 'src')];
  const address = [...given, movie && attribute(movie, 'value')]
    .map((text) => frameAddress(text ?? ''))
    .find((url) => url !== null);
  if (!address) note('An embedded object without an address on the web was left out.');
  const rest: Element = { ...node, tagName: 'div', properties: {} };
  walk(rest, (one) => (/^(?:param|embed|object|iframe)$/.test(one.tagName) ? [] : null));
  return [...(address ? [link(address.href)] : []), ...(findElement(rest, isImage) ? [rest] : rest.children)];
}

const isImage = (node: Element): boolean => node.tagName === 'img';

/** Readers get no player of a file, but the file. */
function inPlaceOfMedia(node: Element): ElementContent[] {
  const source = findElement(node, (one) => one.tagName === 'source' && attribute(one, 'src') !== '');
  const address = attribute(node, 'src') || (source ? attribute(source, 'src') : '');
  if (!address) return [];
  const kind = node.tagName === 'video' ? 'Video' : 'Audio';
  const name = attribute(node, 'title') || `${kind}: ${fileNameOf(address) || address}`;
  return [element('a', { href: address }, [textNode(name)])];
}

/** A box to tick begins an item of a task list. */
function withoutControl(node: Element, note: (text: string) => void): ElementContent[] | null {
  if (isElement(node, 'input') && attribute(node, 'type') === 'checkbox') return null;
  if (!(isElement(node, 'input') && /^(?:hidden|submit|button|image)$/.test(attribute(node, 'type'))))
    note('A field of a form was left out.');
  return [];
}

/** WordPress shows a file, its name and a button, all of one address. */
function leaveOneLink(node: Element): void {
  const isName = (one: Element) => one.tagName === 'a' && !hasClass(one, /^wp-block-file__button$/);
  if (!findElement(node, isName)) return;
  walk(node, (one) => (hasClass(one, /^wp-block-file__(?:button|embed)$/) ? [] : null));
}

const link = (address: string, title = ''): Element => element(ADDRESS, { address, title });

/** Lists directly in lists belong to the item before them, though many editors write them beside it. */
export function nestLists(tree: Root): void {
  visit(tree, 'element', (list) => {
    if (list.tagName !== 'ul' && list.tagName !== 'ol') return;
    let item: Element | undefined;
    list.children = list.children.filter((child) => {
      if (isElement(child, 'li')) item = child;
      if (!item || !isElement(child, 'ul', 'ol')) return true;
      item.children.push(child);
      return false;
    });
  });
}
