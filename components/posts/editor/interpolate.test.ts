import { expect, test } from 'vitest';
import { interpolate } from './interpolate';

test.each([
  [0, 0],
  [5, 50],
  [10, 100],
  [15, 110],
  [20, 120],
  [99, 120],
  [-1, 0],
])('%d between marks lies at %d', (position, expected) => {
  expect(interpolate([0, 10, 20], [0, 100, 120], position)).toBe(expected);
});

test('without marks it lies at the start', () => {
  expect(interpolate([], [], 7)).toBe(0);
  expect(interpolate([3, 3], [5, 9], 3)).toBe(5);
});
