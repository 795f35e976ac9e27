import { Node } from '@tiptap/core';

/** Paragraphs of items have space between them, as after a blank line in the text. */
const loose = { default: false, rendered: false };
/** The sign that the author uses: - * + or the one after a number. */
const marker = { default: null, rendered: false };

export const BulletList = Node.create({
  name: 'bulletList',
  group: 'block list',
  content: 'listItem+',
  addAttributes: () => ({ loose, marker }),
  parseHTML: () => [{ tag: 'ul' }],
  renderHTML: ({ node }) => ['ul', { class: node.attrs.loose ? 'is-loose' : 'is-tight' }, 0],
});

export const OrderedList = Node.create({
  name: 'orderedList',
  group: 'block list',
  content: 'listItem+',
  addAttributes: () => ({
    loose,
    marker,
    start: { default: 1, rendered: false },
    /** All items have the same number in the text. */
    sameNumber: { default: false, rendered: false },
  }),
  parseHTML: () => [{ tag: 'ol' }],
  renderHTML: ({ node }) => [
    'ol',
    { class: node.attrs.loose ? 'is-loose' : 'is-tight', start: String(node.attrs.start) },
    0,
  ],
});

export const ListItem = Node.create({
  name: 'listItem',
  content: 'block+',
  defining: true,
  // Whether it is done; null where it is no task.
  addAttributes: () => ({ checked: { default: null, rendered: false } }),
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: ({ node }) => ['li', node.attrs.checked === null ? {} : { class: 'task' }, 0],
});
