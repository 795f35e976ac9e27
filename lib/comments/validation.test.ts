import { expect, test } from 'vitest';
import { CommentSchema, ModerationFilterSchema } from '@/lib/comments/validation';

test('the form of a comment becomes ids and a trimmed text; other fields are dropped', () => {
  const sent = { postId: '7', body: ' Hello \r\n', authorId: '1', status: 'visible', rootId: '3' };
  expect(CommentSchema.parse(sent)).toEqual({ postId: 7, parentId: null, body: 'Hello' });
  expect(CommentSchema.parse({ ...sent, parentId: '' }).parentId).toBeNull();
  expect(CommentSchema.parse({ ...sent, parentId: '12' }).parentId).toBe(12);
});

test.each(['', '0', '-1', '1.5', '1e3', ' 1', '2147483648', '99999999999', 'x'])('%j is no id', (postId) => {
  expect(CommentSchema.safeParse({ postId, body: 'Hello' }).success).toBe(false);
});

test('an address with nonsense in it shows the whole moderation list', () => {
  expect(ModerationFilterSchema.parse({ status: 'secret', before: 'x' })).toEqual({
    status: 'all',
    before: null,
  });
  expect(ModerationFilterSchema.parse({ status: 'hidden', before: '9' })).toEqual({
    status: 'hidden',
    before: 9,
  });
});
