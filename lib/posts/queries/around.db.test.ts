import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { posts } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { getPostsAround, type PostsAround } from '@/lib/posts/queries/around';
import { renewIndex } from '@/lib/search/indexing/mutations/renew-index';
import { statementsOf } from '@/lib/testing/plans-of';
import { makePicture, makePost, makeSeries, type MadePost } from '@/lib/testing/factories';

/** Each test writes in years of its own, so that no post is beside one of another test. */
const inYear = (year: number, day = 1) => new Date(Date.UTC(year, 0, day));
const around = ({ id, publishedAt }: MadePost) => getPostsAround({ id, publishedAt: publishedAt! });
const idsOf = ({ related }: PostsAround) => related.map(({ id }) => id);

/** Newer than all others, so that "the newest" are these where nothing else is alike. */
const fillers: MadePost[] = [];
beforeAll(async () => {
  for (const minute of [1, 2, 3, 4, 5, 6, 7])
    fillers.unshift(await makePost({ publishedAt: new Date(Date.now() - minute * 60_000) }));
});

test('neighbours are the posts just before and after, also when published in the same moment', async () => {
  const publishedAt = inYear(1902);
  const [first, second, third] = [
    await makePost({ publishedAt }),
    await makePost({ publishedAt }),
    await makePost({ publishedAt }),
  ];
  const { previous, next } = await around(second);
  expect([previous?.slug, next?.slug]).toEqual([first.slug, third.slug]);
  expect(next?.publishedAt).toEqual(publishedAt);
});

test('drafts and scheduled posts are nobody’s neighbours', async () => {
  const draft = await makePost({ state: 'draft', publishedAt: inYear(1903, 2) });
  const post = await makePost({ publishedAt: inYear(1903, 1) });
  expect((await around(post)).next?.slug).not.toBe(draft.slug);
});

test('one way to the database brings all of it', async () => {
  const post = await makePost({ tags: ['Once'] });
  expect(await statementsOf(() => around(post))).toHaveLength(1);
});

test('a rare tag in common counts more than two common ones', async () => {
  for (let day = 1; day <= 30; day++)
    await makePost({ publishedAt: inYear(1910, day), tags: ['Common', 'Usual'] });
  const rare = await makePost({ publishedAt: inYear(1905), tags: ['Seldom'] });
  const post = await makePost({ publishedAt: inYear(1912), tags: ['Common', 'Usual', 'Seldom'] });
  const { related, previous } = await around(post);
  expect(related[0]!.id).toBe(rare.id);
  // Of those that are equally near the newest, but for the one that is beside it anyway.
  expect(related[1]!.publishedAt).toEqual(inYear(1910, 29));
  expect(previous!.publishedAt).toEqual(inYear(1910, 30));
});

test('a post is not its own, nor is what readers do not see, nor what is beside it', async () => {
  const hidden = [
    await makePost({ state: 'draft', tags: ['Alone'] }),
    await makePost({ state: 'scheduled', tags: ['Alone'] }),
    await makePost({ deletedAt: new Date(), tags: ['Alone'] }),
  ];
  const beside = await makePost({ publishedAt: inYear(1920, 1), tags: ['Alone'] });
  const post = await makePost({ publishedAt: inYear(1920, 2), tags: ['Alone'] });
  const found = await around(post);
  expect(found.previous!.id).toBe(beside.id);
  for (const { id } of [...hidden, beside, post]) expect(idsOf(found)).not.toContain(id);
});

test('where tags say nothing, rare words of the title do', async () => {
  const alike = await makePost({
    publishedAt: inYear(1930),
    title: 'A letter',
    bodyHtml: '<p>On bioluminescence in the deep.</p>',
  });
  await makePost({ publishedAt: inYear(1931), title: 'Another letter' });
  const post = await makePost({ publishedAt: inYear(1932), title: 'What bioluminescence is for' });
  await renewIndex();
  expect(idsOf(await around(post))[0]).toBe(alike.id);
});

test('where nothing is alike, the newest are there', async () => {
  const post = await makePost({ publishedAt: inYear(1940), title: '…' });
  await renewIndex();
  expect(idsOf(await around(post))).toEqual(
    fillers
      .slice(-3)
      .map(({ id }) => id)
      .reverse(),
  );
});

test('a stored cover comes with its sizes', async () => {
  const picture = await makePicture();
  const post = await makePost({ publishedAt: inYear(1951) });
  await makePost({ publishedAt: inYear(1952), coverUrl: `/media/${picture.name}`, coverX: 20 });
  expect((await around(post)).next).toMatchObject({
    coverX: 20,
    coverPicture: { name: picture.name, widths: picture.widths },
  });
});

test('a part of a series knows its place among those that readers see', async () => {
  const members = [
    await makePost({ title: 'One' }),
    await makePost({ title: 'To come', state: 'scheduled' }),
    await makePost({ title: 'Two' }),
    await makePost({ title: 'Three' }),
  ];
  const { name } = await makeSeries(members);
  const found = (await around(members[2]!)).series!;
  expect(found).toMatchObject({ name, number: 2, count: 3 });
  expect(found.parts.map(({ number, title }) => `${number} ${title}`)).toEqual(['1 One', '2 Two', '3 Three']);
  expect((await around(await makePost())).series).toBeNull();
});

test('of a long series the parts around are there', async () => {
  const members: MadePost[] = [];
  for (let part = 0; part < 60; part++) members.push(await makePost({ publishedAt: inYear(1960, part + 1) }));
  await makeSeries(members);
  const found = (await around(members[29]!)).series!;
  expect(found).toMatchObject({ number: 30, count: 60 });
  expect(found.parts.map(({ number }) => number)).toEqual(
    Array.from({ length: 51 }, (_, index) => 5 + index),
  );
});

test('what is deleted is gone from it', async () => {
  const members = [await makePost(), await makePost()];
  await makeSeries(members);
  await db.update(posts).set({ deletedAt: new Date() }).where(eq(posts.id, members[0]!.id));
  expect((await around(members[1]!)).series).toMatchObject({ number: 1, count: 1 });
});
