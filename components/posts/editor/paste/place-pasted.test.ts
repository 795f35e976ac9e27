import { expect, test } from 'vitest';
import { linkSelection } from './link-selection';
import { takesTextAsItIs } from './markdown-source';
import { placeBlock } from '../commands/place-block';

/** `|` marks the ends of the selection, once for a caret. */
function pasted(marked: string, markdown: string): string {
  const start = marked.indexOf('|');
  const end = Math.max(start, marked.lastIndexOf('|') - 1);
  const text = marked.replaceAll('|', '');
  const edit = placeBlock({ text, start, end }, markdown);
  const result = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
  return `${result.slice(0, edit.start)}|${result.slice(edit.end)}`;
}

test.each([
  ['a | b', '**x**', 'a **x**| b'],
  ['|', '- a\n- b', '- a\n- b|'],
  ['before|', '## A\n\nb', 'before\n\n## A\n\nb|'],
  ['before|after', 'a\n\nb', 'before\n\na\n\nb|\n\nafter'],
  ['before\n|\nafter', '- a', 'before\n\n- a|\n\nafter'],
  ['- one\n|\n- four', '- two\n- three', '- one\n- two\n- three|\n- four'],
  ['- |', '- a\n- b', '- a\n- b|'],
  ['> |', 'a\n\nb', '> a\n>\n> b|'],
  ['> q|', '- a\n- b', '> q\n>\n> - a\n> - b|'],
  ['1. one|', '```\na\n\nb\n```', '1. one\n\n   ```\n   a\n\n   b\n   ```|'],
  ['- [ ] |', 'a\n\nb', '- [ ] a\n\n  b|'],
  ['a |b c| d', 'x', 'a x| d'],
])('into %j goes %j', (before, markdown, after) => {
  expect(pasted(before, markdown)).toBe(after);
});

test.each([
  ['my |garden|', 'https://e.org', 'my [garden](https://e.org)'],
  ['|a [b] c|', 'https://e.org/(', '[a [b] c](<https://e.org/(>)'],
  ['[a](|https://|)', 'https://e.org', undefined],
  ['`|a|`', 'https://e.org', undefined],
  ['|a|', 'not an address', undefined],
  ['|a\nb|', 'https://e.org', undefined],
  ['||', 'https://e.org', undefined],
])('an address on %j', (marked, address, after) => {
  const [start, end] = [marked.indexOf('|'), marked.lastIndexOf('|') - 1];
  const text = marked.replaceAll('|', '');
  const edit = linkSelection({ text, start, end }, address);
  expect(edit && text.slice(0, edit.from) + edit.insert + text.slice(edit.to)).toBe(after);
});

test.each([
  ['# A\n\n- *b*', '\\# A\n\n\\- \\*b\\*', true],
  ['# A', '# A', true],
  ['A', '# A', false],
  ['2 * 3', '2 * 3', false],
  ['1986. A year', '1986\\. A year', false],
])('the text %j with the Markdown %j is taken as it is: %s', (text, markdown, isTaken) => {
  expect(takesTextAsItIs(text, markdown)).toBe(isTaken);
});
