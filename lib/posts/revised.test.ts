import { expect, test } from 'vitest';
import { isRevised } from './revised';

const publishedAt = new Date('2026-03-01T12:00:00Z');

test.each([
  [null, false],
  ['2026-03-01T18:00:00Z', false],
  ['2026-03-02T12:00:00Z', false],
  ['2026-03-02T12:00:01Z', true],
  ['2025-03-01T12:00:00Z', false],
])('words of %s are new beside a post of March 1st: %s', (moment, told) => {
  expect(isRevised({ publishedAt, revisedAt: moment === null ? null : new Date(moment) })).toBe(told);
});

test('of a draft nothing is told', () => {
  expect(isRevised({ publishedAt: null, revisedAt: publishedAt })).toBe(false);
});
