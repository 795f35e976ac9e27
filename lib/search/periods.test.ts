import { expect, test } from 'vitest';
import { periodsOf } from '@/lib/search/indexing/facets';
import { beginOf, periodIn, periodsBetween } from '@/lib/search/periods';

const between = (first: string, last: string) => periodsBetween(new Date(first), new Date(last));

test.each([
  ['2026-11-03', '2026-11-29', ['2026-11']],
  ['2025-12-31', '2026-02-01', ['2025-12', '2026-01', '2026-02']],
  ['2025-12-01', '2026-11-29', expect.arrayContaining(['2025-12', '2026-11'])],
  ['2025-11-30', '2026-11-29', ['2025', '2026']],
  ['2020-01-01', '2023-05-01', ['2020', '2021', '2022', '2023']],
  ['1900-01-01', '2023-05-01', []],
])('from %s to %s', (first, last, periods) => {
  expect(between(first, last)).toEqual(periods);
});

test('a moment is in its year and its month, and both begin', () => {
  expect(periodsOf(new Date('2026-11-29T23:59:59.999Z'))).toEqual(['2026', '2026-11']);
  expect(beginOf('2026').toISOString()).toBe('2026-01-01T00:00:00.000Z');
  expect(beginOf('2026-11').toISOString()).toBe('2026-11-01T00:00:00.000Z');
  expect(beginOf('2026-11-29').toISOString()).toBe('2026-11-29T00:00:00.000Z');
  expect(
    ['2026', '2026-11', '2026-11-29', '2026-11-41', '2026-13', '0026', '26', '', null].map(periodIn),
  ).toEqual([...['2026', '2026-11', '2026-11-29', null], ...[null, null, null, null, null]]);
});
