import { expect, test } from 'vitest';
import { editDistance } from '@/lib/search/edit-distance';

test.each([
  ['concurency', 'concurrency', 1],
  ['teh', 'the', 1],
  ['recieve', 'receive', 1],
  ['kitten', 'sitting', 3],
  ['', 'abc', 3],
  ['abc', '', 3],
  ['strasse', 'strasse', 0],
  ['ёлка', 'елка', 1],
])('from %s to %s is %i', (from, to, distance) => {
  expect(editDistance(from, to)).toBe(distance);
});
