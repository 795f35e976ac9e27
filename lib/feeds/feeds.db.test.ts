import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { makeComment, makeOwner, makePost } from '@/lib/testing/factories';
import { comments, posts } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { atom } from '@/lib/feeds/atom';
import { jsonFeed } from '@/lib/feeds/json-feed';
import { keepFeedIds } from '@/lib/feeds/mutations/keep-feed-ids';
import { machineResponse } from '@/lib/feeds/machine-response';
import { getFeed, getSitemap } from '@/lib/feeds/queries';
import { rss } from '@/lib/feeds/rss';
import { RENDER_VERSION } from '@/lib/markdown/render-version';
import { renewRenderings } from '@/lib/posts/mutations/renew-renderings';

const entryOf = async (title: string) => (await getFeed()).entries.find((entry) => entry.title === title)!;

test('a post keeps its identity in feeds when its slug and the address of the site change', async () => {
  const post = await makePost({ title: 'Anouncing', slug: 'anouncing' });
  const before = await entryOf('Anouncing');
  expect(before.id).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
  const { SITE_URL } = settings();
  await db.update(posts).set({ slug: 'announcing' }).where(eq(posts.id, post.id));
  Object.assign(settings(), { SITE_URL: 'https://new.example' });
  const feed = await getFeed();
  Object.assign(settings(), { SITE_URL });
  const after = feed.entries.find(({ title }) => title === 'Anouncing')!;
  expect(after.url).toBe('https://new.example/posts/announcing');
  expect(after.id).toBe(before.id);
  expect(atom(feed)).toContain(`<id>${before.id}</id>`);
  expect(rss(feed)).toContain(`<guid isPermaLink="false">${before.id}</guid>`);
  const { items } = JSON.parse(jsonFeed(feed)) as { items: { id: string }[] };
  expect(items.map(({ id }) => id)).toContain(before.id);
});

test('posts from before keep the address that feeds gave them, drafts get an identity of their own', async () => {
  const post = await makePost({ title: 'Old', slug: 'über-uns' });
  const draft = await makePost({ state: 'draft' });
  await db.update(posts).set({ feedId: null });
  expect(await keepFeedIds()).toBe(await db.$count(posts));
  expect(await keepFeedIds()).toBe(0);
  const idOf = async (id: number) => (await db.select().from(posts).where(eq(posts.id, id)))[0]!.feedId;
  expect(await idOf(post.id)).toBe(`${settings().SITE_URL}/posts/%C3%BCber-uns`);
  expect(await idOf(draft.id)).toMatch(/^urn:uuid:/);
  expect(rss(await getFeed())).toContain('<guid isPermaLink="true">');
});

test('modified is never before published', async () => {
  const publishedAt = new Date(Date.now() - 60_000);
  const post = await makePost({ title: 'Scheduled', publishedAt });
  const long = new Date(Date.now() - 86_400_000);
  await db.update(posts).set({ updatedAt: long }).where(eq(posts.id, post.id));
  const entry = await entryOf('Scheduled');
  expect(entry.modifiedAt).toEqual(entry.publishedAt);
  expect(await getSitemap()).not.toContain(long.toISOString());
});

test('plain text in RSS is escaped as HTML and as XML, elsewhere once', async () => {
  const subtitle = 'Use Vec<T>, not List<String>; AT&T &amp; <br> 5 < 6';
  await makePost({ title: 'On <b>', subtitle });
  const feed = await getFeed();
  expect(rss(feed)).toContain(
    '<description>Use Vec&amp;lt;T&amp;gt;, not List&amp;lt;String&amp;gt;; AT&amp;amp;T &amp;amp;amp; &amp;lt;br&amp;gt; 5 &amp;lt; 6</description>',
  );
  expect(rss(feed)).toContain('<title>On &amp;lt;b&amp;gt;</title>');
  expect(atom(feed)).toContain(
    '<summary>Use Vec&lt;T&gt;, not List&lt;String&gt;; AT&amp;T &amp;amp; &lt;br&gt; 5 &lt; 6</summary>',
  );
  expect(jsonFeed(feed)).toContain(JSON.stringify(subtitle));
});

test('two feeds that are made within a second have two dates', () => {
  const dates = [1, 2].map(() =>
    Date.parse(machineResponse('', 'application/rss+xml').headers.get('last-modified')!),
  );
  expect(dates[1]! - dates[0]!).toBeGreaterThanOrEqual(1000);
  expect(Math.abs(dates[0]! - Date.now())).toBeLessThan(2000);
});

test('feeds of many tags do not push each other’s dates into the future', () => {
  const dates = Array.from({ length: 20 }, (_, tag) =>
    Date.parse(
      machineResponse('', 'application/rss+xml', `/tags/${tag}/feed.xml`).headers.get('last-modified')!,
    ),
  );
  expect(Math.max(...dates) - Date.now()).toBeLessThan(1000);
});

test('what an older version rendered is rendered anew, and counts as edited by nobody', async () => {
  await makeOwner();
  const post = await makePost({ body: '## Setup\n\n$x$' });
  const comment = await makeComment(post, { body: 'one\ntwo' });
  await db.update(posts).set({ renderVersion: 1, bodyHtml: 'old', updatedAt: new Date(0) });
  await db.update(comments).set({ renderVersion: 1, bodyHtml: 'old' });
  expect(await renewRenderings()).toBe((await db.$count(posts)) + (await db.$count(comments)));
  const [renewed] = await db.select().from(posts).where(eq(posts.id, post.id));
  expect(renewed).toMatchObject({
    version: post.version,
    updatedAt: new Date(0),
    renderVersion: RENDER_VERSION,
  });
  expect(renewed!.bodyHtml).toContain('name="setup"');
  const [said] = await db.select().from(comments).where(eq(comments.id, comment.id));
  expect(said).toMatchObject({ bodyHtml: '<p>one<br>\ntwo</p>', editedAt: null });
  expect(await db.$count(posts, sql`render_version < ${RENDER_VERSION}`)).toBe(0);
  expect(await renewRenderings()).toBe(0);
});
