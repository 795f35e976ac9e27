import { expect, test } from 'vitest';
import { makeOwner, makePost, makeUser } from '@/lib/testing/factories';
import { countPostsByState, getPost, getPostForEdit, listPosts } from '@/lib/posts/queries/admin';

const unique = () => Math.random().toString(36).slice(2, 10);

test('the list finds by title whatever is typed, and filters by state', async () => {
  const owner = await makeOwner();
  const key = unique();
  await makePost({ title: `${key} 100% sure_thing`, state: 'draft' });
  await makePost({ title: `${key} 1000 sure things`, state: 'scheduled' });
  await makePost({ title: `${key} plain` });
  const titles = async (filter: Parameters<typeof listPosts>[1]) =>
    (await listPosts(owner, filter))?.posts.map((post) => `${post.state} ${post.title}`);
  expect(await titles({ search: `${key.toUpperCase()} 100%` })).toEqual([`draft ${key} 100% sure_thing`]);
  expect(await titles({ search: key, state: 'scheduled' })).toEqual([`scheduled ${key} 1000 sure things`]);
  expect(await titles({ search: key })).toHaveLength(3);
  expect(await titles({ search: `${key}\\` })).toEqual([]);
  expect(await titles({ search: `${key}\0` })).toHaveLength(3);
});

test('there is no page beyond the last', async () => {
  expect(await listPosts(await makeOwner(), { search: unique(), page: 2 })).toBeNull();
});

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
