import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** An address alone in its paragraph is shown as a card of what is known without asking anybody: whose site it is. */
export const Embeds = Extension.create({
  name: 'embeds',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      state: {
        init: (_, { doc }) => cardsIn(doc),
        apply: (transaction, cards) => (transaction.docChanged ? cardsIn(transaction.doc) : cards),
      },
      props: {
        decorations(state) {
          return this.getState(state);
        },
      },
    }),
  ],
});

function cardsIn(doc: Node): DecorationSet {
  const cards: Decoration[] = [];
  doc.forEach((node, start) => {
    const host = hostOf(node);
    if (!host) return;
    cards.push(Decoration.node(start, start + node.nodeSize, { class: 'rich-embed', 'data-host': host }));
  });
  return DecorationSet.create(doc, cards);
}

const hosts = new WeakMap<Node, string>();

function hostOf(node: Node): string {
  let host = hosts.get(node);
  if (host === undefined) hosts.set(node, (host = findHost(node)));
  return host;
}

function findHost(node: Node): string {
  const only = node.type.name === 'paragraph' && node.childCount === 1 ? node.firstChild : null;
  const href = only?.marks.find(({ type }) => type.name === 'link')?.attrs.href as string | undefined;
  if (href === undefined || only?.text !== href || !/^https?:/i.test(href) || !URL.canParse(href)) return '';
  return new URL(href).hostname.replace(/^www\./, '');
}
