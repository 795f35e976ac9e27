import { Mark } from '@tiptap/core';

export const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({
    // Shown as data: a click on a link of the text leads nowhere while one writes.
    href: {
      default: '',
      parseHTML: (element) => element.getAttribute('data-href') ?? element.getAttribute('href') ?? '',
      renderHTML: ({ href }) => ({ 'data-href': String(href) }),
    },
    title: { default: null },
    /** Label of the address when it stands elsewhere in the text, and how it is written. */
    ref: { default: null, rendered: false },
    refKind: { default: null, rendered: false },
  }),
  parseHTML: () => [{ tag: 'a[href]' }, { tag: 'a[data-href]' }],
  renderHTML: ({ HTMLAttributes }) => ['a', { ...HTMLAttributes, role: 'link' }, 0],
});

export const Bold = Mark.create({
  name: 'bold',
  parseHTML: () => [{ tag: 'strong' }, { tag: 'b' }],
  renderHTML: () => ['strong', 0],
});

export const Italic = Mark.create({
  name: 'italic',
  parseHTML: () => [{ tag: 'em' }, { tag: 'i' }],
  renderHTML: () => ['em', 0],
});

export const Strike = Mark.create({
  name: 'strike',
  parseHTML: () => [{ tag: 'del' }, { tag: 's' }],
  renderHTML: () => ['del', 0],
});

export const InlineCode = Mark.create({
  name: 'code',
  code: true,
  parseHTML: () => [{ tag: 'code' }],
  renderHTML: () => ['code', 0],
});

/** Markdown within a line that has no view of its own, verbatim: tags of HTML, links without text. */
export const Source = Mark.create({
  name: 'source',
  inclusive: false,
  code: true,
  excludes: 'code',
  renderHTML: () => ['code', { class: 'rich-source' }, 0],
});
