import postgres from 'postgres';
import { expect, onTestFinished, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import { makePost } from '@/lib/testing/factories';
import { notifyContentChanged } from '@/lib/content-changed';
import { CONTENT_CHANNEL } from '@/lib/content-channel';
import { db } from '@/lib/db';
import { unpublishDuePosts } from '@/lib/posts/mutations/unpublish-due-posts';
import { startSchedule } from '@/lib/posts/schedule';
import { nextChangeIn } from '@/lib/posts/queries/schedule';

const rowOf = async (id: number) => (await db.select().from(posts).where(eq(posts.id, id)))[0]!;

const inMilliseconds = (milliseconds: number) => new Date(Date.now() + milliseconds);

test('the next publication is that of the earliest scheduled post, and drafts are none', async () => {
  expect(await nextChangeIn()).toBeNull();
  await makePost({ state: 'published' });
  await makePost({ status: 'draft', publishedAt: inMilliseconds(1000) });
  await makePost({ publishedAt: inMilliseconds(7_200_000) });
  await makePost({ publishedAt: inMilliseconds(3_600_000) });
  const wait = await nextChangeIn();
  expect(wait).toBeGreaterThan(3_590_000);
  expect(wait).toBeLessThanOrEqual(3_600_000);
});

test('the next change is also the end of a public post, if that comes first', async () => {
  await makePost({ state: 'published', unpublishAt: inMilliseconds(60_000) });
  await makePost({ state: 'draft', unpublishAt: inMilliseconds(1000) });
  expect(await nextChangeIn()).toBeGreaterThan(50_000);
  expect(await nextChangeIn()).toBeLessThanOrEqual(60_000);
});

test('a post is a draft again at its end, and keeps its date and version', async () => {
  const post = await makePost({ state: 'published', unpublishAt: inMilliseconds(-1) });
  const later = await makePost({ state: 'published', unpublishAt: inMilliseconds(60_000) });
  const binned = await makePost({ unpublishAt: inMilliseconds(-1), deletedAt: new Date() });
  await Promise.all([unpublishDuePosts(), unpublishDuePosts()]);
  expect(await rowOf(post.id)).toMatchObject({
    status: 'draft',
    unpublishAt: null,
    publishedAt: post.publishedAt,
    version: post.version,
  });
  for (const { id } of [later, binned]) expect(await rowOf(id)).toMatchObject({ status: 'published' });
});

test('readers no longer get a post within a second of its end, in every process', async () => {
  const stops = await Promise.all([startSchedule(), startSchedule()]);
  onTestFinished(async () => void (await Promise.all(stops.map((stop) => stop()))));
  const unpublishAt = inMilliseconds(700);
  const post = await makePost({ state: 'published', unpublishAt });
  await notifyContentChanged(db);
  await expect.poll(async () => (await rowOf(post.id)).status, { timeout: 5000, interval: 50 }).toBe('draft');
  expect(Date.now()).toBeGreaterThanOrEqual(unpublishAt.getTime());
});

test('finished pages are refreshed within a second of a scheduled post becoming public', async () => {
  const listener = postgres(process.env.DATABASE_URL!, { max: 1 });
  onTestFinished(() => listener.end({ timeout: 1 }));
  const heardAt: number[] = [];
  await listener.listen(CONTENT_CHANNEL, () => heardAt.push(Date.now()));
  const stop = await startSchedule();
  onTestFinished(stop);

  const publishedAt = inMilliseconds(700);
  await makePost({ publishedAt });
  await notifyContentChanged(db);
  await expect.poll(() => heardAt.length, { timeout: 5000 }).toBe(2);
  const late = heardAt[1]! - publishedAt.getTime();
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThan(1000);
});
