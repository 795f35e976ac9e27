import type { Element, ElementContent, Root } from 'hast';
import { slug } from 'github-slugger';
import { toString } from 'hast-util-to-string';
import { EXIT, visit } from 'unist-util-visit';
import { visitParents } from 'unist-util-visit-parents';
import { decodePercent } from '@/lib/decode-percent';
import { isAuthorsHeading } from '@/lib/markdown/headings';
import { textOf } from '@/lib/markdown/plain-text';
import { ID_PREFIX } from '@/lib/markdown/sanitize-schema';

/** Ids that stand on the pages around a text; a fragment would lead there instead. */
const ofThePage = /^(?:main|comments|comment-\d+)$/;

/** Ids that authors wrote come first; one that is there already, or elsewhere on the page, gets a number. */
export function rehypeUniqueIds() {
  return (tree: Root): void => {
    const taken = new Set<string>();
    const take = (wanted: string): string => {
      let id = wanted;
      for (let number = 1; taken.has(id) || ofThePage.test(id); number += 1) id = `${wanted}-${number}`;
      taken.add(id);
      return id;
    };
    visit(tree, 'element', ({ tagName, properties }) => {
      if (tagName === 'a' && !written(properties.id)) properties.id = properties.name;
      delete properties.name;
      const id = written(properties.id);
      if (id) properties.id = take(id);
      else delete properties.id;
    });
    visit(tree, 'element', (heading) => {
      if (!isAuthorsHeading(heading) || heading.properties.id) return;
      const id = slug(toString(heading));
      if (id) heading.properties.id = take(id);
    });
  };
}

const written = (id: unknown): string => (typeof id === 'string' ? id.trim().replace(/\s+/g, '-') : '');

/** Elements that hold no `<a>`, and beside which one can stand. */
const closed = new Set('br dl hr img input math ol picture progress table ul wbr'.split(' '));
/** Elements that hold cells alone. */
const rows = new Set(['tr', 'thead', 'tbody', 'tfoot']);

/**
 * Ids are prefixed against DOM clobbering; `<a name>` clobbers nothing, and browsers look for it next.
 * @returns fragments that lead nowhere
 */
export function addAnchors(tree: Root): string[] {
  const ids: string[] = [];
  visitParents(tree, 'element', (element, ancestors) => {
    const { id } = element.properties;
    if (typeof id !== 'string' || !id.startsWith(ID_PREFIX)) return;
    const name = id.slice(ID_PREFIX.length);
    ids.push(name);
    // The hidden title of the footnotes is named for their labels alone.
    if (name === 'footnote-label') return;
    return nameElement(element, name, ancestors);
  });
  return followFragments(tree, ids);
}

/** @returns where to go on among its siblings */
function nameElement(element: Element, name: string, ancestors: (Root | Element)[]): number | undefined {
  const parent = ancestors.at(-1)!;
  const index = parent.children.indexOf(element);
  const isIn = (tagName: string) =>
    ancestors.find((node) => node.type === 'element' && node.tagName === tagName) as Element | undefined;
  const link = element.tagName === 'a' ? element : isIn('a');
  if (link) {
    link.properties.name ??= name;
  } else if (isAuthorsHeading(element)) {
    parent.children[index] = headingWithLink(element, name);
    return index + 1;
  } else if (closed.has(element.tagName)) {
    parent.children.splice(index, 0, anchor(name));
    return index + 2;
  } else if (!isIn('math')) {
    (rows.has(element.tagName) ? firstCell(element) : element)?.children.unshift(anchor(name));
  }
  return undefined;
}

const anchor = (name: string): Element => ({
  type: 'element',
  tagName: 'a',
  properties: { name },
  children: [],
});

function firstCell(row: Element): Element | undefined {
  let cell: Element | undefined;
  visit(row, 'element', (element) => {
    if (element.tagName !== 'td' && element.tagName !== 'th') return;
    cell = element;
    return EXIT;
  });
  return cell;
}

/** Beside the heading and not within, or screen readers would read it twice; the style sheet draws its sign. */
function headingWithLink(heading: Element, name: string): Element {
  const link: ElementContent = {
    type: 'element',
    tagName: 'a',
    properties: {
      className: ['heading-anchor'],
      name,
      href: `#${name}`,
      ariaLabel: `Permalink: ${textOf(heading)}`,
    },
    children: [],
  };
  return {
    type: 'element',
    tagName: 'div',
    properties: { className: ['heading'] },
    children: [heading, link],
  };
}

function followFragments(tree: Root, ids: string[]): string[] {
  const exact = new Set(ids);
  const loose = new Map<string, string>();
  for (const id of ids) if (!loose.has(bare(id))) loose.set(bare(id), id);
  const dead = new Set<string>();
  visit(tree, 'element', ({ properties }) => {
    const { href } = properties;
    if (typeof href !== 'string' || !href.startsWith('#') || href === '#') return;
    const fragment = href.slice(1);
    const unprefixed = fragment.startsWith(ID_PREFIX) ? fragment.slice(ID_PREFIX.length) : fragment;
    const name = decodePercent(unprefixed);
    if (exact.has(unprefixed) || exact.has(name) || ofThePage.test(name) || name === 'top') return;
    const found = bare(name) && loose.get(bare(name));
    if (found) properties.href = `#${found}`;
    else dead.add(`#${name}`);
  });
  return [...dead];
}

/** The common form of different generators' ids: `what-s-next` and `whats-next` are one. */
const bare = (id: string): string => id.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
