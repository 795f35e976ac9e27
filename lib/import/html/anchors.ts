import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import GithubSlugger from 'github-slugger';
import { visit } from 'unist-util-visit';
import { decodePercent } from '@/lib/decode-percent';
import { attribute, element, findElements, textNode } from '@/lib/import/html/elements';

const loose = (id: string): string => id.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Ids stay where something leads to them, or where a heading has one that its words would not give it. */
export function keepAnchors(tree: Root): void {
  const wanted = new Set<string>();
  visit(tree, 'element', (node) => {
    const href = node.tagName === 'a' ? attribute(node, 'href') : '';
    if (href.startsWith('#') && href.length > 1) wanted.add(decodePercent(href.slice(1)));
  });
  const slugger = new GithubSlugger();
  visit(tree, 'element', (node, index, parent) => {
    if (/^h[1-6]$/.test(node.tagName)) nameHeading(node, wanted, slugger.slug(toString(node)));
    const id = attribute(node, 'id') || (node.tagName === 'a' ? attribute(node, 'name') : '');
    if (!id || !wanted.has(id)) return;
    node.properties.dataWanted = 'yes';
    if (
      node.tagName === 'a' ||
      /^(?:li|td|th|tr|dt|dd)$/.test(node.tagName) ||
      /^h[1-6]$/.test(node.tagName)
    ) {
      if (node.tagName === 'li') node.children.unshift(anchor(id));
      return;
    }
    if (parent && index !== undefined) {
      delete node.properties.id;
      parent.children.splice(index, 0, anchor(id));
      return index + 2;
    }
  });
}

const anchor = (id: string): Element => element('a', { id, dataWanted: 'yes' });

/** `## Title {#id}` */
function nameHeading(heading: Element, wanted: Set<string>, slugOfWords: string): void {
  const inner = findElements(
    heading,
    (node) => attribute(node, 'id') !== '' || attribute(node, 'name') !== '',
  );
  const ids = [heading, ...inner]
    .map((node) => attribute(node, 'id') || attribute(node, 'name'))
    .filter(Boolean);
  const id = ids.find((one) => wanted.has(one) && one !== slugOfWords) ?? ids[0];
  for (const node of [heading, ...inner]) {
    delete node.properties.id;
    delete node.properties.name;
  }
  if (!id || /[\s{}]/.test(id) || id === slugOfWords) return;
  if (!wanted.has(id) && loose(id) === loose(slugOfWords)) return;
  heading.children.push(textNode(` {#${id}}`));
}
