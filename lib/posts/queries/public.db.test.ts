import { desc, sql, type SQL } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { posts, site } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { makeComment, makeOwner, makePost, makeTag } from '@/lib/testing/factories';
import {
  countPublicPosts,
  getPublicPost,
  listPublicPosts,
  listPublicPostsByTag,
} from '@/lib/posts/queries/public';
import {
  listArchiveMonths,
  listArchiveYears,
  listPostsOfMonth,
  listPostsOfYear,
} from '@/lib/posts/queries/archive';
import { listFilledRanges, listSitemapEntries } from '@/lib/posts/queries/feed';
import { isPublicPost } from '@/lib/posts/queries/visibility';
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

test('the archive counts years in UTC', async () => {
  const newYear = await makePost({ publishedAt: new Date('1904-01-01T00:00:00.000Z') });
  const sylvester = await makePost({ publishedAt: new Date('1903-12-31T23:59:59.999Z') });
  expect((await listPostsOfYear(1904)).map((post) => post.slug)).toContain(newYear.slug);
  expect((await listPostsOfYear(1903)).map((post) => post.slug)).toContain(sylvester.slug);
  expect((await listArchiveYears()).find((row) => row.year === 1904)?.postCount).toBe(1);
  expect(await listPostsOfYear(99)).toEqual([]);
});

test('years and months are counted as grouping all posts would count them', async () => {
  await db.update(site).set({ timeZone: 'Pacific/Auckland' });
  const moments = ['1905-12-31T12:00Z', '1905-12-31T13:00Z', '1907-03-31T12:30Z', '1907-04-01T12:30Z'];
  for (const moment of moments) await makePost({ publishedAt: new Date(moment) });
  await makePost({ state: 'draft', publishedAt: new Date('1908-01-01T00:00Z') });
  const local = sql`published_at at time zone 'Pacific/Auckland'`;
  const [year, month] = [sql`year`, sql`month`];
  const grouped = (part: SQL) =>
    db.execute(sql`select extract(${part} from ${local})::int as part, count(*)::int as n from ${posts}
      where ${isPublicPost} ${part === month ? sql`and extract(year from ${local}) = 1907` : sql``} group by 1 order by 1 desc`);
  const years = await listArchiveYears();
  expect(years.map(({ year: part, postCount: n }) => ({ part, n }))).toEqual([...(await grouped(year))]);
  const months = await listArchiveMonths(1907);
  expect(months.map(({ month: part, postCount: n }) => ({ part, n }))).toEqual([...(await grouped(month))]);
  for (const { month: number, postCount } of months)
    expect(await listPostsOfMonth(1907, number)).toHaveLength(postCount);
  expect(await listPostsOfYear(1907)).toHaveLength(2);
  for (const wrong of [0, 13, 1.5]) expect(await listPostsOfMonth(1907, wrong)).toEqual([]);
  await db.update(site).set({ timeZone: 'UTC' });
});

test('each public post stands in one file of the sitemap, whichever size they have', async () => {
  await makePost();
  await makePost({ state: 'draft' });
  const all = (await listSitemapEntries(1, 1_000_000)).map(({ slug }) => slug);
  expect(all).toHaveLength(await countPublicPosts());
  for (const size of [1, 2, 7, 1000]) {
    const files = await listFilledRanges(size);
    const entries = await Promise.all(
      files.map((number) => listSitemapEntries((number - 1) * size + 1, number * size)),
    );
    expect(entries.every((file) => file.length > 0)).toBe(true);
    expect(entries.flat().map(({ slug }) => slug)).toEqual(all);
  }
});

test('every page of the list is the same whichever end it is read from', async () => {
  const { pageCount } = (await listPublicPosts(1))!;
  expect(pageCount).toBeGreaterThan(2);
  const pages = await Promise.all(
    Array.from({ length: pageCount }, (_, index) => listPublicPosts(index + 1)),
  );
  const ids = pages.flatMap((page) => page!.posts.map(({ id }) => id));
  const newest = await db
    .select({ id: posts.id })
    .from(posts)
    .where(isPublicPost)
    .orderBy(desc(posts.publishedAt), desc(posts.id));
  expect(ids).toEqual(newest.map(({ id }) => id));
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
