import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { postSearch, searchQueue, searchWords, site } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { countSearchWords } from '@/lib/search/indexing/mutations/count-words';
import { renewIndex } from '@/lib/search/indexing/mutations/renew-index';
import { inSearch, searchPosts } from '@/lib/search/queries/search-posts';
import { updateSite } from '@/lib/site/mutations/update-site';
import { makeOwner, makePost } from '@/lib/testing/factories';

test('a site that never had an index gets one, but for its bin; a second time there is nothing to do', async () => {
  const [post, draft] = [await makePost({ title: 'Herons' }), await makePost({ state: 'draft' })];
  const binned = await makePost({ deletedAt: new Date() });
  expect(await renewIndex()).toBe(2);
  expect(await renewIndex()).toBe(0);
  const ids = (await db.select({ id: postSearch.postId }).from(postSearch)).map(({ id }) => id);
  expect(ids.sort()).toEqual([post.id, draft.id]);
  expect(ids).not.toContain(binned.id);
});

test('words of another version and queued posts are made anew', async () => {
  const [old, queued] = [await makePost(), await makePost()];
  await renewIndex();
  await db.update(postSearch).set({ wordsVersion: 0 }).where(eq(postSearch.postId, old.id));
  await db.insert(searchQueue).values({ postId: queued.id });
  expect(await renewIndex()).toBe(2);
  expect(await db.$count(searchQueue)).toBe(0);
});

test('a post that somebody is saving is left to them', async () => {
  const post = await makePost();
  await db.transaction(async (tx) => {
    await tx.execute(sql`select 1 from posts where id = ${post.id} for update`);
    expect(await renewIndex()).toBe(0);
  });
  expect(await renewIndex()).toBe(1);
});

test('in another language of the site, posts without one are stemmed otherwise', async () => {
  const [owner, post] = [await makeOwner(), await makePost({ title: 'Die Häuser' })];
  const french = await makePost({ title: 'Les maisons', language: 'fr' });
  const languages = async () =>
    Object.fromEntries(
      (await db.select({ id: postSearch.postId, language: postSearch.language }).from(postSearch)).map(
        ({ id, language }) => [id, language],
      ),
    );
  await renewIndex();
  expect(await languages()).toMatchObject({ [post.id]: 'english', [french.id]: 'french' });
  await updateSite(owner, {
    title: 'T',
    description: '',
    language: 'de',
    timeZone: 'UTC',
  });
  await renewIndex();
  expect(await languages()).toMatchObject({ [post.id]: 'german', [french.id]: 'french' });
  expect((await inSearch((tx) => searchPosts(tx, null, 'haus'))).ids).toEqual([post.id]);
});

test('how many posts have a word is counted once a day, and words that none has any more go', async () => {
  for (let index = 0; index < 3; index += 1) await makePost({ title: 'Ornithology' });
  await makePost({ title: 'Ornithology', state: 'draft' });
  await db.insert(searchWords).values({ word: 'forgotten' });
  await renewIndex();
  expect(await countSearchWords()).toBeGreaterThan(0);
  const counts = async () =>
    Object.fromEntries((await db.select().from(searchWords)).map(({ word, postCount }) => [word, postCount]));
  expect(await counts()).toMatchObject({ ornithology: 3 });
  expect(await counts()).not.toHaveProperty('forgotten');

  await makePost({ title: 'Ornithology' });
  await renewIndex();
  expect(await countSearchWords()).toBe(0);
  await db.update(site).set({ searchWordsCountedAt: sql`now() - interval '25 hours'` });
  expect(await countSearchWords()).toBeGreaterThan(0);
  expect(await counts()).toMatchObject({ ornithology: 4 });
  await db.update(site).set({ searchWordsCountedAt: sql`now() - interval '25 hours'` });
  await db.update(postSearch).set({ indexedAt: sql`now() - interval '26 hours'` });
  expect(await countSearchWords()).toBe(0);
});
