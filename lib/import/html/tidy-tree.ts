import type { Element, ElementContent, Parents, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import {
  attribute,
  element,
  findElement,
  hasClass,
  isBlock,
  isElement,
  textNode,
} from '@/lib/import/html/elements';

/** Elements that say nothing about the text in them. */
const plain = new Set(['span', 'font', 'big', 'nobr', 'acronym', 'label', 'o:p', 'blink', 'marquee']);

/** Takes off what is only for the look, and mends pictures that scripts would have loaded. */
export function tidyTree(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (node.tagName === 'img') loadPicture(node);
  });
  unwrap(tree);
  pushMarks(tree);
  visit(tree, 'element', (node) => {
    if (node.tagName === 'a') takeLinkToItself(node);
  });
}

const lazy = ['dataSrc', 'dataLazySrc', 'dataOriginal', 'dataOrigFile', 'dataLargeFile', 'dataCfsrc'];

function loadPicture(node: Element): void {
  const source = attribute(node, 'src').trim();
  node.properties.src = source;
  const later = lazy.map((name) => attribute(node, name)).find((url) => /^(?:https?:)?\/|^[^:]+$/.test(url));
  if (
    later &&
    (source === '' || /^data:|(?:blank|placeholder|lazy|spacer|trans)[\w-]*\.(?:gif|png|svg)/i.test(source))
  )
    node.properties.src = later;
}

function unwrap(parent: Parents): void {
  const children: ElementContent[] = [];
  for (const child of parent.children as ElementContent[]) {
    if (child.type === 'element') unwrap(child);
    for (const one of unwrapped(child, children)) {
      const last = children.at(-1);
      if (one.type === 'text' && last?.type === 'text') last.value += one.value;
      else children.push(one);
    }
  }
  parent.children = children;
}

function unwrapped(child: ElementContent, before: ElementContent[]): ElementContent[] {
  if (child.type !== 'element') return [child];
  if (isElement(child, 'img') && hasClass(child, /^(?:emoji|wp-smiley)$/) && attribute(child, 'alt'))
    return [textNode(attribute(child, 'alt'))];
  // Beside a picture that a script loads stands the same one for browsers without.
  if (child.tagName === 'noscript') return isTwin(child, before) ? [] : child.children;
  if (!plain.has(child.tagName) || hasClass(child, /^(?:katex|math)/)) return [child];
  const { id } = child.properties;
  return id ? [element('a', { id }), ...child.children] : child.children;
}

function isTwin(node: Element, before: ElementContent[]): boolean {
  const last = before.findLast((one) => one.type !== 'text' || one.value.trim() !== '');
  const picture = findElement(node, (one) => one.tagName === 'img');
  if (!picture || !last || last.type !== 'element') return false;
  return last.tagName === 'img' || findElement(last, (one) => one.tagName === 'img') !== undefined;
}

const marks = /^(?:b|strong|em|i|u|s|del|strike|small|mark|sub|sup|ins|cite|q|abbr|kbd|code|tt)$/;
const frames = /^(?:ul|ol|dl|menu|table|thead|tbody|tfoot|tr)$/;

/** Marks around whole paragraphs go into each of them, since Markdown's end with the paragraph. */
function pushMarks(parent: Parents): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    if (marks.test(child.tagName) && child.children.some(isFlow)) {
      child.children = marked(child.children, { ...child });
      Object.assign(child, { tagName: 'div', properties: {} });
    }
    pushMarks(child);
  }
}

const isFlow = (node: ElementContent): boolean =>
  isBlock(node) || (node.type === 'element' && marks.test(node.tagName) && node.children.some(isFlow));

function marked(children: ElementContent[], mark: Element): ElementContent[] {
  const result: ElementContent[] = [];
  let line: ElementContent[] = [];
  const endLine = () => {
    if (line.some((child) => child.type !== 'text' || child.value.trim() !== ''))
      result.push({ ...mark, children: line });
    else result.push(...line);
    line = [];
  };
  for (const child of children) {
    if (!isFlow(child) || child.type !== 'element') {
      line.push(child);
      continue;
    }
    endLine();
    const isFrame = frames.test(child.tagName);
    const isDeeper = isFrame || child.children.some(isFlow);
    child.children = isFrame
      ? child.children.map((one) =>
          one.type === 'element' ? { ...one, children: marked(one.children, mark) } : one,
        )
      : isDeeper || child.tagName !== 'pre'
        ? marked(child.children, mark)
        : child.children;
    result.push(child);
  }
  endLine();
  return result;
}

/** `photo-300x200.jpg` and `photo-scaled.jpg` are `photo.jpg` in another size. */
export const withoutSize = (address: string): string =>
  address.replace(/[?#].*$/, '').replace(/(?:-\d{1,5}x\d{1,5}|-scaled)(?=\.\w{2,5}$)/, '');

/** A picture that leads to its own file: readers get a sharp one anyway. */
function takeLinkToItself(node: Element): void {
  const [picture, ...others] = node.children.filter(
    (child) => child.type !== 'text' || child.value.trim() !== '',
  );
  if (!isElement(picture, 'img') || others.length > 0) return;
  const [from, to] = [attribute(node, 'href'), attribute(picture, 'src')].map((url) =>
    withoutSize(url.replace(/^https?:/, '').replace(/\/content\/images\/size\/w\d+\//, '/content/images/')),
  );
  if (!from || from !== to) return;
  picture.properties.src = attribute(node, 'href');
  Object.assign(node, { tagName: 'span', properties: {} });
}

/** All of its words, one space where there were several. */
export const wordsOf = (node: Element): string => toString(node).replace(/\s+/g, ' ').trim();
