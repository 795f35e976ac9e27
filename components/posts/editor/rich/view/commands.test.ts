import { EditorState, TextSelection, type Command } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { parseDocument } from '../bridge/parse-document';
import { openDocument } from '../bridge/save-document';
import { schema } from '../schema/schema';
import { findKinds } from './block-kinds';
import { linkAddress } from './input-rules';
import { moveBlock } from './move-block';
import { addLastRow } from './table-commands';

/** The Markdown after a command and an exclamation mark; `^` is the caret, two of them what is selected. */
function after(markdown: string, command: Command): string | null {
  const doc = schema.node('doc', null, openDocument(parseDocument(markdown)).nodes);
  const carets: number[] = [];
  let state = EditorState.create({ doc });
  const find = () => {
    let at = -1;
    state.doc.descendants((node, pos) => {
      const index = node.isText && at < 0 ? node.text!.indexOf('^') : -1;
      if (index >= 0) at = pos + index;
    });
    return at;
  };
  for (let at = find(); at >= 0; at = find()) {
    state = state.apply(state.tr.delete(at, at + 1));
    carets.push(at);
  }
  const selection = TextSelection.create(state.doc, carets[0]!, carets.at(-1));
  state = state.apply(state.tr.setSelection(selection));
  const opened = openDocument(parseDocument(markdown.replaceAll('^', '')));
  let done: EditorState | null = null;
  const isDone = command(state, (tr) => (done = state.apply(tr.insertText('!'))));
  return isDone && done ? opened.save((done as EditorState).doc.children).text : null;
}

test.each([
  ['up', -1, 'one\n\ntwo^\n\nthree', 'two!\n\none\n\nthree'],
  ['down', 1, 'one^\n\n## two', '## two\n\none!'],
  ['an item within its list', -1, '* a\n* b^', '* b!\n* a'],
  ['the list at its end', 1, '- a\n- b^\n\nwords', 'words\n\n- a\n- b!'],
  ['in a quote', -1, '> a\n>\n> b^', '> b!\n>\n> a'],
  ['nothing above', -1, 'one^\n\ntwo', null],
] as const)('a block is moved: %s', (_, by, before, expected) => {
  expect(after(before, moveBlock(by))).toBe(expected);
});

test('blocks that are selected are moved together, with the selection', () => {
  expect(after('one\n\nt^wo\n\nthr^ee\n\nfour', moveBlock(-1))).toBe('t!ee\n\none\n\nfour');
  expect(after('one\n\nt^wo\n\nthr^ee', moveBlock(1))).toBeNull();
});

test('the last cell of a table leads into a new row', () => {
  expect(after('| a | b |\n|---|---|\n| c | d^ |', addLastRow)).toBe(
    '| a | b |\n|---|---|\n| c | d |\n| ! | |',
  );
  expect(after('words^', addLastRow)).toBeNull();
});

test('an address before the caret becomes a link, once', () => {
  const linked = (markdown: string) => after(markdown, linkAddress);
  expect(linked('see `x` https://a.example/b^')).toContain('https://a.example/b');
  expect(linked('`https://a.example/b^`')).toBeNull();
  expect(linked('https^')).toBeNull();
});

test('kinds of blocks are found by the beginning of any of their words', () => {
  const labels = (query: string) => findKinds(query).map(({ label }) => label);
  expect(labels('tab')).toEqual(['Table']);
  expect(labels('heading 3')).toEqual(['Heading 3']);
  expect(labels('callout')).toEqual(['Note', 'Tip', 'Important', 'Warning', 'Caution']);
  expect(labels('etc')).toEqual([]);
});
