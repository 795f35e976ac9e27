import { expect, test } from 'vitest';
import { readIds, writeIds } from '@/lib/posts/id-ranges';

test.each([
  [[1], '1'],
  [[1, 2, 3, 7], '1-3,7'],
  [[5, 7, 8], '5,7-8'],
])('%j is %s, and back', (ids, text) => {
  expect(writeIds(ids)).toBe(text);
  expect(readIds(text, 10)).toEqual(ids);
});

test.each(['', '1,', 'x', '3-1', '0', '-1', '1-2-3', '2147483648', '1-11', '1-2147483647', '1,2 or 1=1'])(
  'what nobody wrote is nothing: %s',
  (text) => {
    expect(readIds(text, 10)).toBeNull();
  },
);
