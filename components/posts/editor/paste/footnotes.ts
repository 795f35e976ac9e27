import type { Element, Nodes, Parents, Root } from 'hast';
import { SKIP, visitParents } from 'unist-util-visit-parents';
import { attribute, element, isElement, styleOf } from './element';

type Anchor = { link: Element; parents: Parents[] };

/** Word's and LibreOffice's footnotes: two links that lead to each other, the second at the start of the note. */
export function gatherFootnotes(tree: Root): void {
  const named = new Map<string, Anchor>();
  const anchors: Anchor[] = [];
  visitParents(tree, 'element', (link, parents) => {
    if (!isElement(link, 'a') || !attribute(link, 'href').startsWith('#')) return;
    const anchor = { link, parents: [...parents] };
    anchors.push(anchor);
    for (const name of namesOf(link)) named.set(name, anchor);
  });
  const notes: Element[] = [];
  for (const reference of anchors) {
    const note = named.get(targetOf(reference.link));
    if (!note || note === reference || isElement(note.link, 'footnote-reference')) continue;
    if (!namesOf(reference.link).includes(targetOf(note.link)) || !isElement(reference.link, 'a')) continue;
    const definition = takeNote(note);
    if (!definition) continue;
    const label = String(notes.length + 1);
    Object.assign(reference.link, element('footnote-reference', [], { label }));
    notes.push(element('footnote-definition', definition, { label }));
  }
  dropSeparators(tree);
  tree.children.push(...notes);
}

const namesOf = (link: Element): string[] =>
  [attribute(link, 'id'), attribute(link, 'name')].filter((name) => name !== '');
const targetOf = (link: Element): string => attribute(link, 'href').slice(1);

/** The content of the note, taken out of the text; the link back to it goes. */
function takeNote({ link, parents }: Anchor): Element['children'] | undefined {
  const isWhole = (node: Nodes) =>
    isElement(node, 'div') && (styleOf(node).has('mso-element') || attribute(node, 'id') !== '');
  const index = parents.findLastIndex(isWhole);
  const at = index === -1 ? parents.findLastIndex((node) => isElement(node, 'p', 'li')) : index;
  const [container, parent] = [parents[at], parents[at - 1]];
  if (!parent || container?.type !== 'element') return undefined;
  // The link itself is last in what the loop has still to look at, so its name tells that it is done.
  Object.assign(link, element('footnote-backlink'));
  parent.children = parent.children.filter((child) => child !== container);
  return container.children;
}

function dropSeparators(tree: Root): void {
  visitParents(tree, 'element', (node) => {
    if (!/^(?:footnote|endnote)-list$/.test(styleOf(node).get('mso-element') ?? '')) return;
    node.children = node.children.filter((child) => !isElement(child, 'hr', 'br'));
    return SKIP;
  });
}
