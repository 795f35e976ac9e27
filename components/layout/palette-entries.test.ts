import { expect, test } from 'vitest';
import { adminSearchPath, entryOfPost, matchEntries, rankEntries } from './palette-entries';

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

test('a post whose title says it stands before pages that only mean it, and pages before posts that say it later', () => {
  const post = (title: string) => entryOfPost({ id: 1, title, state: 'published' });
  const ranked = (query: string, ...titles: string[]) =>
    rankEntries(query, [...matchEntries(query), ...titles.map(post)]).map(({ label }) => label);
  // Of the settings only another word of theirs begins so.
  expect(ranked('clock', 'Clockwork in spring')).toEqual(['Clockwork in spring', 'Time zone']);
  expect(ranked('write', 'How I write', 'Write less')).toEqual([
    'Write less',
    'How I write',
    'New post',
    'New page',
  ]);
  expect(ranked('settings', 'My settings')[0]).toMatch(/^Settings/);
  expect(ranked('drafts', 'Drafts', 'On drafts')).toEqual(['Drafts', 'Drafts', 'On drafts']);
  expect(ranked('', 'Anything').at(-1)).toBe('Anything');
});
