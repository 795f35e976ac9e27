import { expect, test } from 'vitest';
import { makeComment, makeOwner, makePost, makeTag } from '@/lib/testing/factories';
import {
  getNeighbours,
  getPublicPost,
  listPublicPosts,
  listPublicPostsByTag,
} from '@/lib/posts/queries/public';
import { listArchiveYears, listPostsOfYear } from '@/lib/posts/queries/archive';
import { POSTS_PER_PAGE } from '@/lib/page-sizes';
import { listPublicTags } from '@/lib/posts/queries/tags';

// Years of their own keep these tests apart from the posts of others.
const inYear = (year: number, minute = 0) => new Date(Date.UTC(year, 5, 1, 12, minute));

test('pages are full until the last, hold every post once, and end', async () => {
  const tag = await makeTag();
  const made = [];
  for (let minute = 0; minute < POSTS_PER_PAGE + 3; minute++) {
    made.push(await makePost({ tags: [tag.name], publishedAt: inYear(1901, minute) }));
  }
  const first = await listPublicPostsByTag(tag.slug, 1);
  const second = await listPublicPostsByTag(tag.slug, 2);
  expect([first?.posts.length, second?.posts.length, first?.pageCount]).toEqual([POSTS_PER_PAGE, 3, 2]);
  const ids = [...first!.posts, ...second!.posts].map((post) => post.id);
  expect(ids).toEqual(made.map((post) => post.id).toReversed());
  expect(await listPublicPostsByTag(tag.slug, 3)).toBeNull();
});

test.each([0, -1, 1.5, Number.NaN, 1e300])('there is no page %d', async (page) => {
  expect(await listPublicPosts(page)).toBeNull();
});

test('a post says its author, tags and visible comments, and nothing of its source', async () => {
  const owner = await makeOwner();
  const post = await makePost({
    tags: ['Beta Test', 'alpha'],
    body: 'secret source',
    bodyHtml: '<p>shown</p>',
  });
  await makeComment(post);
  await makeComment(post, { status: 'hidden' });
  await makeComment(post, { status: 'deleted' });
  const read = await getPublicPost(post.slug);
  expect(read).toMatchObject({
    author: { username: owner.username, name: owner.name },
    tags: [
      { slug: 'beta-test', name: 'Beta Test' },
      { slug: 'alpha', name: 'alpha' },
    ],
    commentCount: 1,
    bodyHtml: '<p>shown</p>',
  });
  expect(Object.keys(read!)).not.toContain('body');
  expect(JSON.stringify(read)).not.toContain('owner@example.org');
});

test('neighbours are the posts just before and after, also when published in the same moment', async () => {
  const publishedAt = inYear(1902);
  const [first, second, third] = [
    await makePost({ publishedAt }),
    await makePost({ publishedAt }),
    await makePost({ publishedAt }),
  ];
  const neighbours = await getNeighbours({ id: second.id, publishedAt });
  expect(neighbours.previous?.slug).toBe(first.slug);
  expect(neighbours.next?.slug).toBe(third.slug);
});

test('drafts and scheduled posts are nobody’s neighbours', async () => {
  const draft = await makePost({ state: 'draft', publishedAt: inYear(1903, 2) });
  const post = await makePost({ publishedAt: inYear(1903, 1) });
  expect((await getNeighbours({ id: post.id, publishedAt: inYear(1903, 1) })).next?.slug).not.toBe(
    draft.slug,
  );
});

test('the archive counts years in UTC', async () => {
  const newYear = await makePost({ publishedAt: new Date('1904-01-01T00:00:00.000Z') });
  const sylvester = await makePost({ publishedAt: new Date('1903-12-31T23:59:59.999Z') });
  expect((await listPostsOfYear(1904)).map((post) => post.slug)).toContain(newYear.slug);
  expect((await listPostsOfYear(1903)).map((post) => post.slug)).toContain(sylvester.slug);
  expect((await listArchiveYears()).find((row) => row.year === 1904)?.postCount).toBe(1);
  expect(await listPostsOfYear(99)).toEqual([]);
});

test('an address with NUL leads to nothing instead of an error', async () => {
  expect(await getPublicPost('a\0')).toBeNull();
  expect(await listPublicPostsByTag('a\0', 1)).toBeNull();
});

test('the tag index counts public posts only', async () => {
  const tag = await makeTag();
  await makePost({ tags: [tag.name] });
  await makePost({ tags: [tag.name], state: 'draft' });
  await makePost({ tags: [tag.name], state: 'scheduled' });
  expect((await listPublicTags()).find((row) => row.slug === tag.slug)?.postCount).toBe(1);
});
