import { Node } from '@tiptap/core';

export const Text = Node.create({ name: 'text', group: 'inline' });

export const HardBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
});

export const Image = Node.create({
  name: 'image',
  group: 'inline',
  inline: true,
  draggable: true,
  addAttributes: () => ({
    src: { default: '' },
    alt: { default: '' },
    title: { default: null },
    /** Label of the address when it stands elsewhere in the text, and how it is written. */
    ref: { default: null, rendered: false },
    refKind: { default: null, rendered: false },
  }),
  parseHTML: () => [{ tag: 'img[src]' }],
  renderHTML: ({ HTMLAttributes }) => ['img', { ...HTMLAttributes, loading: 'lazy' }],
});

export const InlineMath = Node.create({
  name: 'inlineMath',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ value: { default: '', rendered: false } }),
  renderHTML: ({ node }) => ['code', { class: 'rich-math' }, String(node.attrs.value)],
  renderText: ({ node }) => String(node.attrs.value),
});

export const FootnoteReference = Node.create({
  name: 'footnoteReference',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ label: { default: '', rendered: false } }),
  renderHTML: ({ node }) => ['sup', { class: 'rich-reference' }, `[${node.attrs.label}]`],
});
