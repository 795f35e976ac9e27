import { expect, test } from 'vitest';
import { makeOwner, makePost, makeUser } from '@/lib/testing/factories';
import { countPostsByState, getPost, getPostForEdit } from '@/lib/posts/queries/admin';

test('a member is counted public posts only', async () => {
  await makePost({ state: 'draft' });
  await makePost({ state: 'scheduled' });
  expect(await countPostsByState(await makeUser())).toMatchObject({ draft: 0, scheduled: 0 });
  const counts = await countPostsByState(await makeOwner());
  expect(Math.min(counts.draft, counts.scheduled)).toBeGreaterThan(0);
});

test.each([0, -1, 1.5, 2 ** 31, Number.NaN])('there is no post with id %d', async (id) => {
  const owner = await makeOwner();
  expect(await getPostForEdit(owner, id)).toBeNull();
  expect(await getPost(owner, id)).toBeNull();
});
