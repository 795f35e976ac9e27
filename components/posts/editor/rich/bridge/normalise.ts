import type { Node } from '@tiptap/pm/model';
import { Plugin, type Transaction } from '@tiptap/pm/state';

/** Blocks that would join a paragraph right above them. */
const needsSpace = new Set(['paragraph', 'rule', 'table', 'mathBlock', 'sourceBlock', 'footnoteDefinition']);

/** A list is loose when Markdown has a blank line in one of its items. */
const mustBeLoose = (list: Node): boolean =>
  !list.attrs.loose &&
  list.children.some((item) =>
    item.children.some((block, index) => {
      const before = item.maybeChild(index - 1);
      if (!before) return false;
      return before.type.name === 'paragraph' ? needsSpace.has(block.type.name) : false;
    }),
  );

const ends: [opening: RegExp, closed: RegExp, closing: string][] = [
  [/^ {0,3}<!--/, /-->/, '-->'],
  [/^ {0,3}<\?/, /\?>/, '?>'],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/, ']]>'],
  [/^ {0,3}<script(?=[\s>]|$)/i, /<\/script>/i, '</script>'],
  [/^ {0,3}<style(?=[\s>]|$)/i, /<\/style>/i, '</style>'],
  [/^ {0,3}<pre(?=[\s>]|$)/i, /<\/pre>/i, '</pre>'],
  [/^ {0,3}<textarea(?=[\s>]|$)/i, /<\/textarea>/i, '</textarea>'],
];

/** HTML that is left open takes in whatever follows. */
const endOf = (html: string) => ends.find(([open, closed]) => open.test(html) && !closed.test(html))?.[2];

/** What Markdown cannot say otherwise is put right in the step that brought it. */
export const normalise = () =>
  new Plugin({
    appendTransaction(transactions, before, { doc, tr }) {
      if (!transactions.some((transaction) => transaction.docChanged)) return null;
      loosen(before.doc, doc, tr);
      closeHtml(doc, tr);
      return tr.docChanged ? tr : null;
    },
  });

function loosen(before: Node, doc: Node, tr: Transaction): void {
  const known = new Set(before.children);
  doc.forEach((block, start) => {
    if (known.has(block)) return;
    const check = (node: Node, at: number) => {
      if (node.type.spec.group?.includes('list') && mustBeLoose(node)) tr.setNodeAttribute(at, 'loose', true);
    };
    check(block, start);
    block.descendants((node, at) => check(node, start + 1 + at));
  });
}

function closeHtml(doc: Node, tr: Transaction): void {
  doc.forEach((block, start, index) => {
    const end =
      index + 1 < doc.childCount && block.attrs.kind === 'HTML' ? endOf(block.textContent) : undefined;
    if (end) tr.insertText(`\n${end}`, tr.mapping.map(start + block.nodeSize - 1));
  });
}
