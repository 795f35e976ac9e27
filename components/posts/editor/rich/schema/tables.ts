import { Node } from '@tiptap/core';

/** TipTap asks each extension about each node. */
const role = (own: string, tableRole: string) => ({
  extendNodeSchema: ({ name }: { name: string }) => (name === own ? { tableRole } : {}),
});

/** prosemirror-tables asks for the first three; Markdown has one column and row a cell. */
const cellAttributes = () => ({
  colspan: { default: 1, rendered: false },
  rowspan: { default: 1, rendered: false },
  colwidth: { default: null, rendered: false },
  align: { default: null, rendered: false },
});

/** A cell of Markdown is one line. */
const cellContent = '(text | image | inlineMath | footnoteReference)*';

const alignment = (align: unknown) => (typeof align === 'string' ? { class: `align-${align}` } : {});

export const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
  ...role('table', 'table'),
});

export const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableHeader | tableCell)+',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
  ...role('tableRow', 'row'),
});

export const TableHeader = Node.create({
  name: 'tableHeader',
  content: cellContent,
  isolating: true,
  addAttributes: cellAttributes,
  parseHTML: () => [{ tag: 'th' }],
  renderHTML: ({ node }) => ['th', alignment(node.attrs.align), 0],
  ...role('tableHeader', 'header_cell'),
});

export const TableCell = Node.create({
  name: 'tableCell',
  content: cellContent,
  isolating: true,
  addAttributes: cellAttributes,
  parseHTML: () => [{ tag: 'td' }],
  renderHTML: ({ node }) => ['td', alignment(node.attrs.align), 0],
  ...role('tableCell', 'cell'),
});
