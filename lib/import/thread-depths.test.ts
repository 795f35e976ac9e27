import { expect, test } from 'vitest';
import { threadDepths } from '@/lib/import/thread-depths';

test('answers lie below what they answer, wherever they come', () => {
  const { depths, orphans } = threadDepths(
    new Map([
      ['c', 'b'],
      ['b', 'a'],
      ['a', null],
      ['d', 'a'],
    ]),
  );
  expect(Object.fromEntries(depths)).toEqual({ a: 0, b: 1, c: 2, d: 1 });
  expect(orphans.size).toBe(0);
});

test('a parent that is missing, itself or in a circle is none', () => {
  const { depths, orphans } = threadDepths(
    new Map([
      ['lost', 'nowhere'],
      ['self', 'self'],
      ['x', 'y'],
      ['y', 'z'],
      ['z', 'x'],
      ['under', 'z'],
    ]),
  );
  expect([...orphans].sort()).toEqual(['lost', 'self', 'z']);
  expect(Object.fromEntries(depths)).toEqual({ lost: 0, self: 0, z: 0, y: 1, x: 2, under: 1 });
});

test('a thread of a hundred thousand answers is measured', () => {
  const parents = new Map<string, string | null>([['0', null]]);
  for (let number = 1; number < 100_000; number++) parents.set(String(number), String(number - 1));
  expect(threadDepths(parents).depths.get('99999')).toBe(99_999);
});
