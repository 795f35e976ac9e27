import { expect, test } from 'vitest';
import { movePlace, paragraphAt } from './place-in-text';

test.each([
  ['typed before it', 'one two', 4, 'not one two', 8],
  ['typed behind it', 'one two', 4, 'one two three', 4],
  ['typed at the very place', 'one two', 4, 'one xtwo', 4],
  ['deleted before it', 'one two', 4, 'two', 0],
  ['deleted around it', 'one six three', 6, 'one three', 4],
  ['everything replaced', 'abc', 2, 'xyz', 0],
  ['nothing changed', 'abc', 2, 'abc', 2],
])('a place stays where it was: %s', (_, before, place, after, expected) => {
  expect(movePlace(place, before, after)).toBe(expected);
});

const put = (text: string, place: number) => {
  const { at, insert } = paragraphAt(text, place, '![]');
  return text.slice(0, at) + insert + text.slice(at);
};

test.each([
  ['an empty text', '', 0, '![]\n\n'],
  ['the end of a line', 'Words', 5, 'Words\n\n![]\n\n'],
  ['the middle of a line', 'Two words\nand more', 3, 'Two words\n\n![]\n\nand more'],
  ['an empty line between paragraphs', 'One\n\n\nTwo', 5, 'One\n\n![]\n\nTwo'],
  ['before the first line', 'Words', 0, '![]\n\nWords'],
  ['behind a line break', 'Words\n', 6, 'Words\n\n![]\n\n'],
])('a picture becomes a paragraph: %s', (_, text, place, expected) => {
  expect(put(text, place)).toBe(expected);
});
