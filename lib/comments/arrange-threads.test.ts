import { expect, test } from 'vitest';
import { arrangeThreads, type CommentRow } from '@/lib/comments/arrange-threads';

const row = (id: number, parentId: number | null, values: Partial<CommentRow> = {}): CommentRow => ({
  id,
  parentId,
  rootId: parentId === null ? null : 1,
  status: 'visible',
  bodyHtml: `<p>${id}</p>`,
  createdAt: new Date(0),
  editedAt: null,
  author: { username: `u${id}`, name: `Name ${id}` },
  isOwner: false,
  picture: null,
  ...values,
});

test('answers at any depth stand flat under their top-level comment, in order of time', () => {
  const [thread] = arrangeThreads([row(1, null), row(2, 1), row(3, 2), row(4, 1)]);
  expect(thread?.replies.map(({ id }) => id)).toEqual([2, 3, 4]);
});

test('an answer says whom it answers only when that is not the top-level comment', () => {
  const [thread] = arrangeThreads([row(1, null), row(2, 1), row(3, 2)]);
  expect(thread?.replies.map(({ inReplyTo }) => inReplyTo)).toEqual([
    null,
    { id: 2, name: 'Name 2', isHere: true },
  ]);
});

test('a removed text keeps its place, and its author goes unnamed', () => {
  const replies = [row(2, 1, { status: 'deleted' }), row(3, 2, { status: 'hidden' }), row(4, 3)];
  const [thread] = arrangeThreads([row(1, null), ...replies]);
  expect(thread?.replies.map(({ id, kind }) => [id, kind])).toEqual([
    [2, 'tombstone'],
    [3, 'tombstone'],
    [4, 'comment'],
  ]);
  expect(thread?.replies[2]?.inReplyTo).toEqual({ id: 3, name: null, isHere: true });
});

test('a tombstone carries nothing but its reason and place', () => {
  const [thread] = arrangeThreads([row(1, null, { status: 'hidden' }), row(2, 1)]);
  expect(thread?.top).toEqual({ kind: 'tombstone', id: 1, reason: 'hidden', inReplyTo: null });
});

test('of a thread that began on another page nothing is shown again', () => {
  const [thread, ...others] = arrangeThreads([row(3, 2), row(4, 1)], [row(1, null), row(2, 1)]);
  expect(others).toEqual([]);
  expect(thread).toMatchObject({ id: 1, top: null, topName: 'Name 1' });
  expect(thread?.replies.map(({ id, inReplyTo }) => [id, inReplyTo])).toEqual([
    [3, { id: 2, name: 'Name 2', isHere: false }],
    [4, null],
  ]);
});
