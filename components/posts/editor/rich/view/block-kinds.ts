import type { Command } from '@tiptap/pm/state';
import { calloutTitles } from '@/lib/markdown/callouts';
import { insertBlock, setBlock, toggleList, toggleQuote } from './block-commands';
import { insertFootnote, insertImage, insertMath } from './insertions';
import { insertTable } from './table-commands';

export type BlockKind = { label: string; words: string; command: Command };

const block = (name: string, attrs?: object) => insertBlock(() => ({ name, attrs: { ...attrs } }));

const callouts = Object.entries(calloutTitles).map(([kind, label]) => ({
  label,
  words: 'callout',
  command: block('quote', { kind }),
}));

/** What the slash menu offers, with other words that find it. */
export const blockKinds: BlockKind[] = [
  { label: 'Paragraph', words: 'text', command: setBlock('paragraph') },
  { label: 'Heading 2', words: 'h2 title section', command: setBlock('heading', { level: 2 }) },
  { label: 'Heading 3', words: 'h3 title', command: setBlock('heading', { level: 3 }) },
  { label: 'Heading 4', words: 'h4 title', command: setBlock('heading', { level: 4 }) },
  { label: 'List', words: 'bullets ul', command: toggleList('bulletList') },
  { label: 'Numbered list', words: 'ol 1.', command: toggleList('orderedList') },
  { label: 'Tasks', words: 'todo check box', command: toggleList('bulletList', true) },
  { label: 'Quote', words: 'blockquote citation', command: toggleQuote },
  ...callouts,
  { label: 'Code block', words: 'pre fence program', command: setBlock('codeBlock') },
  { label: 'Table', words: 'grid rows columns', command: insertTable },
  { label: 'Image', words: 'picture photo', command: insertImage },
  { label: 'Formula', words: 'math tex equation', command: insertMath },
  { label: 'Footnote', words: 'reference note', command: insertFootnote },
  { label: 'Divider', words: 'line rule hr', command: block('rule') },
  { label: 'HTML or Markdown', words: 'source raw embed video', command: block('sourceBlock') },
];

export function findKinds(query: string): BlockKind[] {
  const wanted = query.toLowerCase().trim();
  return blockKinds.filter(({ label, words }) =>
    [...`${label} ${words}`.toLowerCase().matchAll(/\S+/g)].some(({ index, input }) =>
      input.startsWith(wanted, index),
    ),
  );
}
