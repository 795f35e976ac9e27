import postgres from 'postgres';
import { expect, onTestFinished, test } from 'vitest';
import { makePost } from '@/lib/testing/factories';
import { notifyContentChanged } from '@/lib/content-changed';
import { CONTENT_CHANNEL } from '@/lib/content-channel';
import { db } from '@/lib/db';
import { startSchedule } from '@/lib/posts/schedule';
import { nextPublicationIn } from '@/lib/posts/queries/schedule';

const inMilliseconds = (milliseconds: number) => new Date(Date.now() + milliseconds);

test('the next publication is that of the earliest scheduled post, and drafts are none', async () => {
  expect(await nextPublicationIn()).toBeNull();
  await makePost({ state: 'published' });
  await makePost({ status: 'draft', publishedAt: inMilliseconds(1000) });
  await makePost({ publishedAt: inMilliseconds(7_200_000) });
  await makePost({ publishedAt: inMilliseconds(3_600_000) });
  const wait = await nextPublicationIn();
  expect(wait).toBeGreaterThan(3_590_000);
  expect(wait).toBeLessThanOrEqual(3_600_000);
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
