import { expect, test } from 'vitest';
import { cutTo, startOf } from '@/lib/cut-text';

test('no half of a character is left at the end', () => {
  expect(startOf('ab🎉cd', 3)).toBe('ab');
  expect(startOf('ab🎉cd', 4)).toBe('ab🎉');
  expect(startOf('ab', 3)).toBe('ab');
});

test('what was cut says so, within the length', () => {
  expect(cutTo('short', 5)).toBe('short');
  expect(cutTo('a word more', 8)).toBe('a word…');
  expect(cutTo('ab🎉cd', 4)).toBe('ab…');
});
