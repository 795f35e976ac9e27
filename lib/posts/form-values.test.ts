import { expect, test } from 'vitest';
import { newPostValues } from '@/lib/posts/form-values';

const begun = (fields: Record<string, string>) => ({
  body: 'Begun',
  fields,
  basis: 0,
  version: 1,
  updatedAt: new Date(),
});

test('a new post takes comments, a new page does not', () => {
  expect(newPostValues(null)).toMatchObject({ kind: '', commentsOpen: 'on' });
  expect(newPostValues(null, 'page')).toMatchObject({ kind: 'page', commentsOpen: '' });
});

test('what was begun is a page or a post as it was left, wherever it is opened', () => {
  expect(newPostValues(begun({ kind: 'page' }))).toMatchObject({ kind: 'page', commentsOpen: '' });
  expect(newPostValues(begun({ kind: 'page', commentsOpen: 'on' }))).toMatchObject({
    kind: 'page',
    commentsOpen: 'on',
  });
  expect(newPostValues(begun({}), 'page')).toMatchObject({ kind: '', commentsOpen: 'on' });
});
