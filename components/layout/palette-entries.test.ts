import { expect, test } from 'vitest';
import { adminSearchPath, matchEntries } from './palette-entries';

const labels = (query: string) => matchEntries(query).map(({ label }) => label);

test.each([
  ['two', 'Two-step login'],
  ['2FA', 'Two-step login'],
  ['  zone time ', 'Time zone'],
  ['set', 'Settings'],
  ['write', 'New post'],
])('%j finds %s first', (query, label) => {
  expect(labels(query)[0]).toBe(label);
});

test('nothing typed finds everything, and what is nothing finds nothing', () => {
  expect(labels('').length).toBeGreaterThan(15);
  expect(labels('...')).toEqual(labels(''));
  expect(labels('日本語')).toEqual([]);
  expect(labels('post herring')).toEqual([]);
});

test('what was typed comes whole into the address of the search', () => {
  expect(adminSearchPath()).toBe('/admin/search');
  expect(adminSearchPath('a&b #1 ü')).toBe('/admin/search?q=a%26b+%231+%C3%BC');
});
