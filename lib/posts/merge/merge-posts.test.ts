import { expect, test } from 'vitest';
import { chosenValues, isClean, keyOfDifferences, mergePosts } from './merge-posts';

const base = { title: 'Herons', subtitle: '', slug: 'herons', tags: 'A, B', body: 'One.\n\nTwo.' };

test('fields merge one by one, and tags name by name', () => {
  const mine = { ...base, title: 'Grey herons', tags: 'A, B, Mine', body: 'One!\r\n\r\nTwo.' };
  const theirs = { ...base, subtitle: 'Of the harbour', tags: 'B, Theirs', body: 'One.\n\nTwo!' };
  const merge = mergePosts(base, mine, theirs);
  expect(isClean(merge)).toBe(true);
  expect(chosenValues(merge)).toMatchObject({
    title: 'Grey herons',
    subtitle: 'Of the harbour',
    tags: 'B, Mine, Theirs',
    body: 'One!\n\nTwo!',
  });
});

test('what both changed is left to choose', () => {
  const mine = { ...base, title: 'Mine', body: 'Mine.\n\nTwo.' };
  const theirs = { ...base, title: 'Theirs', body: 'Theirs.\n\nTwo.' };
  const merge = mergePosts(base, mine, theirs);
  expect(merge.fields).toEqual([{ name: 'title', mine: 'Mine', theirs: 'Theirs' }]);
  expect(chosenValues(merge)).toMatchObject({ title: 'Mine', body: 'Mine.\n\nTheirs.\n\nTwo.' });
  expect(chosenValues(merge, { 'merge-title': 'theirs', 'merge-0': 'theirs' })).toMatchObject(theirs);
  const other = mergePosts(base, { ...mine, body: 'Mine again.\n\nTwo.' }, theirs);
  expect(keyOfDifferences(other)).not.toBe(keyOfDifferences(merge));
});

test('without a base all that differs is left to choose', () => {
  const merge = mergePosts(null, { ...base, title: 'Mine' }, base);
  expect(merge.fields).toEqual([{ name: 'title', mine: 'Mine', theirs: 'Herons' }]);
  expect(chosenValues(merge).body).toBe(base.body);
});

test('a setting that was changed here stays so; one that was changed elsewhere is taken', () => {
  const mine = {
    ...base,
    commentsOpen: '',
    commentsOpenShown: 'on',
    publishedAt: 'x',
    publishedAtShown: 'x',
  };
  const theirs = { ...base, commentsOpen: 'on', publishedAt: 'y' };
  expect(mergePosts(base, mine, theirs).merged).toMatchObject({ commentsOpen: '', publishedAt: 'y' });
});
