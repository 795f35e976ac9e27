import { expect, test } from 'vitest';
import { count, remarkOfLeft, type Counted } from './left-out';

const remarkOf = (...phrases: string[]) => {
  const left: Counted = new Map();
  for (const phrase of phrases) count(left, phrase);
  return remarkOfLeft(left);
};

test.each([
  ['comments marked as spam', 'comment marked as spam'],
  ['pingbacks', 'pingback'],
  ['comments without a text', 'comment without a text'],
  ['comments of the kind "order_notes"', 'comment of the kind "order_notes"'],
  ['entries of menus', 'entry of menus'],
  ['entries that stand twice in the export', 'entry that stands twice in the export'],
  ['earlier versions', 'earlier version'],
  [
    'files of the library, which come in where a post shows them',
    'file of the library, which comes in where a post shows it',
  ],
  [
    'shared blocks, which stand in the posts that show them',
    'shared block, which stands in the posts that show it',
  ],
  ['comments that were deleted or have no text', 'comment that was deleted or has no text'],
])('one of %s is one %s', (many, one) => {
  expect(remarkOf(many)).toEqual([`Not read: 1 ${one}.`]);
  expect(remarkOf(many, many, 'fonts')).toEqual([`Not read: 2 ${many}, 1 font.`]);
});

test('where nothing was left out nothing is said', () => {
  expect(remarkOf()).toEqual([]);
});
