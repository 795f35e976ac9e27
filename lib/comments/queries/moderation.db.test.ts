import { expect, test } from 'vitest';
import { makeComment, makeOwner, makePost, makeUser } from '@/lib/testing/factories';
import { listCommentsToModerate } from '@/lib/comments/queries/moderation';
import type { ModerationFilter } from '@/lib/comments/validation';
import { NotFoundError } from '@/lib/errors';

test('only the admin lists comments', async () => {
  for (const viewer of [null, await makeUser()]) {
    await expect(listCommentsToModerate(viewer, { status: 'all', before: null })).rejects.toThrow(
      NotFoundError,
    );
  }
});

test('the list shows what has a text, newest first, and filters by status', async () => {
  const owner = await makeOwner();
  const post = await makePost({ state: 'draft' });
  const ids: number[] = [];
  for (const status of ['visible', 'hidden', 'deleted', 'visible'] as const) {
    ids.push((await makeComment(post, { status })).id);
  }
  const [first, hidden, , last] = ids;
  const listed = async (status: ModerationFilter['status']) =>
    (await listCommentsToModerate(owner, { status, before: last! + 1 })).comments
      .map(({ id }) => id)
      .filter((id) => ids.includes(id));
  expect(await listed('all')).toEqual([last, hidden, first]);
  expect(await listed('visible')).toEqual([last, first]);
  expect(await listed('hidden')).toEqual([hidden]);
});

test('the pages of the list join without gap or overlap, whatever arrives meanwhile', async () => {
  const owner = await makeOwner();
  const post = await makePost();
  const ids: number[] = [];
  for (let i = 0; i < 35; i += 1)
    ids.push((await makeComment(post, { status: 'hidden', authorId: null })).id);
  const first = await listCommentsToModerate(owner, { status: 'hidden', before: null });
  await makeComment(post, { status: 'hidden' });
  const second = await listCommentsToModerate(owner, { status: 'hidden', before: first.nextBefore });
  const seen = [...first.comments, ...second.comments].map(({ id }) => id);
  expect(first.comments).toHaveLength(30);
  expect(new Set(seen).size).toBe(seen.length);
  expect(ids.every((id) => seen.includes(id) || id > seen[0]!)).toBe(true);
});
