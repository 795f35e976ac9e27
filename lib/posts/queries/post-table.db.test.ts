import { expect, test } from 'vitest';
import { PostsFilterSchema, postsPath, POST_SORTS } from '@/lib/posts/admin-filter';
import { listPostTable, listPostYears, listTagsToFilter } from '@/lib/posts/queries/post-table';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { makeComment, makeOwner, makePost, makeUser } from '@/lib/testing/factories';

const owner = await makeOwner();
const unique = () => Math.random().toString(36).slice(2, 10);
const parse = (query: Record<string, string>) => PostsFilterSchema.parse(query);
const list = async (query: Record<string, string>, size?: number) =>
  (await listPostTable(owner, parse(query), size)).posts;
const titles = async (query: Record<string, string>) => (await list(query)).map(({ title }) => title);

test('the table finds words of title and text, whatever is typed', async () => {
  const key = unique();
  await makePost({ title: `${key} 100% sure_thing`, state: 'draft' });
  await makePost({ title: `${key} plain`, body: `About ${key}-inside.` });
  expect(await titles({ search: `${key.toUpperCase()} 100%` })).toEqual([`${key} 100% sure_thing`]);
  expect(await titles({ search: `${key}-INSIDE` })).toEqual([`${key} plain`]);
  expect(await titles({ search: `${key}\0` })).toHaveLength(2);
  expect(await titles({ search: `${key}\\` })).toEqual([]);
});

test('a row tells state, comments that readers see, words and tags', async () => {
  const tag = unique();
  const post = await makePost({ title: tag, wordCount: 42, tags: [tag], state: 'scheduled' });
  await makeComment(post);
  await makeComment(post, { status: 'hidden' });
  expect((await list({ tag }))[0]).toMatchObject({
    state: 'scheduled',
    commentCount: 1,
    wordCount: 42,
    version: 1,
    tags: [{ slug: tag, name: tag }],
  });
});

test('state, tag and year narrow it together', async () => {
  const tag = unique();
  const dates = { publishedAt: new Date('2019-06-01T12:00:00Z') };
  await makePost({ title: 'old', tags: [tag], ...dates });
  await makePost({ title: 'old draft', tags: [tag], state: 'draft', ...dates });
  await makePost({ title: 'new', tags: [tag] });
  expect((await titles({ tag, year: '2019' })).sort()).toEqual(['old', 'old draft']);
  expect(await titles({ tag, year: '2019', status: 'published' })).toEqual(['old']);
  expect(await titles({ tag: `${tag}x` })).toEqual([]);
  expect(await listPostYears(owner)).toContainEqual({ year: 2019, postCount: 2 });
  expect(await listTagsToFilter(owner)).toContainEqual({ slug: tag, name: tag });
});

test.each(POST_SORTS.flatMap((sort) => [[sort, false] as const, [sort, true] as const]))(
  'by %s (reversed: %s), pages follow each other without a gap',
  async (sort, reversed) => {
    const tag = unique();
    for (const index of [1, 2, 2, 3, 5, 4, 2]) {
      const state = index === 5 ? 'draft' : 'published';
      const post = await makePost({ title: `T${index}`, wordCount: index, tags: [tag], state });
      for (let count = 0; count < index; count++) await makeComment(post, { authorId: owner.id });
    }
    const query = { tag, sort, ...(reversed && { reversed: '1' }) };
    const whole = await list(query);
    const seen: number[] = [];
    let filter = parse(query);
    for (let page = 0; page < 7; page++) {
      const { posts, next } = await listPostTable(owner, filter, 2);
      seen.push(...posts.map(({ id }) => id));
      if (!next) break;
      // Through the address and back.
      const address = new URL(postsPath({ ...filter, after: next }), 'http://localhost');
      filter = parse(Object.fromEntries(address.searchParams));
    }
    expect(seen).toEqual(whole.map(({ id }) => id));
    expect(new Set(seen).size).toBe(7);
    const ends = [whole[0]!.title, whole.at(-1)!.title];
    if (sort === 'words' || sort === 'comments') expect(ends).toEqual(reversed ? ['T1', 'T5'] : ['T5', 'T1']);
    if (sort === 'title') expect(ends).toEqual(reversed ? ['T5', 'T1'] : ['T1', 'T5']);
    if (sort === 'date') expect(ends[reversed ? 1 : 0]).toBe('T5');
  },
);

test('a page still follows when the post before it was deleted', async () => {
  const tag = unique();
  for (const title of ['a', 'b', 'c', 'd']) await makePost({ title, tags: [tag] });
  const filter = parse({ tag, sort: 'title' });
  const { posts, next } = await listPostTable(owner, filter, 2);
  await deletePost(owner, posts[1]!.id);
  const second = await listPostTable(owner, { ...filter, after: next! }, 2);
  expect(second.posts.map(({ title }) => title)).toEqual(['c', 'd']);
});

test.each([
  '1~',
  '1~yesterday',
  '1~2026-13-45 00:00:00+00',
  '1~2026-02-31 00:00:00+00',
  '99999999999~x',
  'x',
  "1~'; drop table posts",
  '1~infinity',
])('an address with the place %s is an answer and no failure', async (after) => {
  for (const sort of POST_SORTS) expect(await list({ sort, after })).toBeInstanceOf(Array);
});

test('nobody else sees the table', async () => {
  await makePost();
  for (const viewer of [null, await makeUser()]) {
    expect(await listPostTable(viewer, parse({}))).toEqual({ posts: [], next: null });
    expect(await listTagsToFilter(viewer)).toEqual([]);
  }
});
