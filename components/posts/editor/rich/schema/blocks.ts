import { Node } from '@tiptap/core';

export const Doc = Node.create({ name: 'doc', topNode: true, content: 'block+' });

export const Paragraph = Node.create({
  name: 'paragraph',
  group: 'block',
  content: 'inline*',
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: () => ['p', 0],
});

export const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ level: { default: 2, rendered: false } }),
  parseHTML: () => [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
  renderHTML: ({ node }) => [`h${node.attrs.level}`, 0],
});

/** A quote, or a callout when it has a kind (`[!NOTE]`). */
export const Quote = Node.create({
  name: 'quote',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => ({ kind: { default: null, rendered: false } }),
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ node: { attrs } }) =>
    attrs.kind
      ? ['div', { class: `callout callout-${attrs.kind}`, 'data-kind': String(attrs.kind) }, 0]
      : ['blockquote', 0],
});

export const Code = Node.create({
  name: 'codeBlock',
  group: 'block',
  content: 'text*',
  marks: '',
  code: true,
  defining: true,
  addAttributes: () => ({
    language: { default: null, rendered: false },
    meta: { default: null, rendered: false },
  }),
  parseHTML: () => [{ tag: 'pre', preserveWhitespace: 'full' }],
  renderHTML: () => ['pre', ['code', 0]],
});

export const MathBlock = Node.create({
  name: 'mathBlock',
  group: 'block',
  content: 'text*',
  marks: '',
  code: true,
  defining: true,
  renderHTML: () => ['pre', { class: 'rich-math', 'data-label': 'Formula' }, ['code', 0]],
});

/** Markdown that has no view of its own, verbatim: HTML, addresses of links. */
export const SourceBlock = Node.create({
  name: 'sourceBlock',
  group: 'block',
  content: 'text*',
  marks: '',
  code: true,
  defining: true,
  addAttributes: () => ({ kind: { default: 'Markdown', rendered: false } }),
  renderHTML: ({ node }) => [
    'pre',
    { class: 'rich-source', 'data-label': String(node.attrs.kind) },
    ['code', 0],
  ],
});

export const Rule = Node.create({
  name: 'rule',
  group: 'block',
  parseHTML: () => [{ tag: 'hr' }],
  renderHTML: () => ['hr'],
});

export const FootnoteDefinition = Node.create({
  name: 'footnoteDefinition',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => ({ label: { default: '', rendered: false } }),
  renderHTML: ({ node }) => ['div', { class: 'rich-footnote', 'data-label': `[${node.attrs.label}]` }, 0],
});
