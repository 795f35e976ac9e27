import { beforeAll, expect, test } from 'vitest';
import type { Actor, Viewer } from '@/lib/access/actor';
import { findPost, findPosts, type PostFilter, type PostPlace } from '@/lib/posts/queries/find-posts';
import { makeOwner, makePost, makeUser } from '@/lib/testing/factories';

let owner: Actor;
const at = new Date('2024-05-01T10:00:00Z');

beforeAll(async () => {
  owner = await makeOwner();
  for (let number = 0; number < 7; number++)
    await makePost({ publishedAt: at, title: `Same moment ${number}` });
  await makePost({ publishedAt: new Date('2021-12-31T23:59:59Z'), title: '100% of 2021', tags: ['Rust'] });
  await makePost({
    publishedAt: new Date('2022-01-01T00:00:00Z'),
    subtitle: 'Begins 2022',
    tags: ['Rust', 'Go'],
  });
  await makePost({ state: 'draft', title: 'Secret draft', tags: ['Rust'] });
  await makePost({ state: 'draft', title: 'Another draft', publishedAt: at });
  await makePost({ state: 'scheduled', title: 'Later' });
});

async function all(viewer: Viewer, filter: PostFilter, limit: number) {
  const found: Awaited<ReturnType<typeof findPosts>> = [];
  let after: PostPlace | null = null;
  for (;;) {
    const page: typeof found = await findPosts(viewer, filter, { after, limit });
    found.push(...page);
    if (page.length < limit) return found;
    after = page.at(-1)!;
  }
}

test.each([1, 2, 3, 20])(
  'in pages of %i every post comes once, also those of the same moment',
  async (limit) => {
    for (const [viewer, state, count] of [
      [null, 'published', 9],
      [owner, 'published', 9],
      [owner, 'scheduled', 1],
      [owner, 'draft', 2],
      [owner, 'all', 12],
    ] as const) {
      const ids = (await all(viewer, { state }, limit)).map(({ id }) => id);
      expect(new Set(ids).size, state).toBe(ids.length);
      expect(ids, state).toHaveLength(count);
    }
  },
);

test('visitors and members find what is public, whatever they ask for', async () => {
  for (const viewer of [null, await makeUser()]) {
    for (const state of ['draft', 'scheduled'] as const) expect(await all(viewer, { state }, 20)).toEqual([]);
    const states = (await all(viewer, { state: 'all' }, 20)).map((post) => post.state);
    expect(new Set(states)).toEqual(new Set(['published']));
  }
});

test('a tag, a year and numbers are looked for', async () => {
  const titles = async (filter: Omit<PostFilter, 'state'>) =>
    (await all(null, { state: 'published', ...filter }, 20)).length;
  expect(await titles({ tag: 'rust' })).toBe(2);
  expect(await titles({ tag: 'nothing' })).toBe(0);
  expect([await titles({ year: 2021 }), await titles({ year: 2022 }), await titles({ year: 2023 })]).toEqual([
    1, 1, 0,
  ]);
  const ids = (await all(null, { state: 'published' }, 20)).slice(0, 2).map(({ id }) => id);
  expect(await titles({ ids })).toBe(2);
  expect(await titles({ ids: [] })).toBe(0);
});

test('one post is found by number and by slug, a draft by its owner alone', async () => {
  const post = await makePost();
  const draft = await makePost({ state: 'draft' });
  for (const key of [{ id: post.id }, { slug: post.slug }])
    expect(await findPost(null, key)).toMatchObject({ id: post.id, state: 'published' });
  for (const key of [{ id: draft.id }, { slug: draft.slug }]) {
    expect(await findPost(null, key)).toBeNull();
    expect(await findPost(await makeUser(), key)).toBeNull();
    expect(await findPost(owner, key)).toMatchObject({ id: draft.id, state: 'draft', body: draft.body });
  }
});
