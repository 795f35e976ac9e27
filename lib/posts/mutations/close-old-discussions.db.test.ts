import { eq } from 'drizzle-orm';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { posts } from '@/drizzle/schema';
import { closeComments, openComments } from '@/lib/comments/mutations/open-comments';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { closeOldDiscussions } from '@/lib/posts/mutations/close-old-discussions';
import { nextChangeIn } from '@/lib/posts/queries/schedule';
import { startSchedule } from '@/lib/posts/schedule';
import { reopenDiscussions, updateDiscussion } from '@/lib/posts/mutations/update-discussion';
import { getDiscussionSettings } from '@/lib/site/queries/discussion';
import { makeOwner, makePost, makeUser } from '@/lib/testing/factories';

const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY);
const closeAfter = async (closeCommentsAfterDays: number) =>
  updateDiscussion(await makeOwner(), { commentsOnNewPosts: true, closeCommentsAfterDays });
const rowOf = async (id: number) => (await db.select().from(posts).where(eq(posts.id, id)))[0]!;
const isOpen = async (id: number) => (await rowOf(id)).commentsOpen;

beforeEach(async () => {
  await db.delete(posts);
  await closeAfter(0);
});

test('discussions that are old enough are closed, and nothing else of a post changes', async () => {
  const old = await makePost({ publishedAt: daysAgo(31) });
  const young = await makePost({ publishedAt: daysAgo(29) });
  const draft = await makePost({ state: 'draft', publishedAt: daysAgo(31) });
  const binned = await makePost({ publishedAt: daysAgo(31), deletedAt: new Date() });
  expect(await closeOldDiscussions()).toBe(0);
  await closeAfter(30);
  const counts = await Promise.all([closeOldDiscussions(), closeOldDiscussions()]);
  expect(counts.reduce((sum, count) => sum + count)).toBe(1);
  expect(await rowOf(old.id)).toEqual({ ...(await rowOf(old.id)), ...old, commentsOpen: false });
  for (const { id } of [young, draft, binned]) expect(await isOpen(id)).toBe(true);
});

test('more of them than are closed at once are all closed', async () => {
  await Promise.all(Array.from({ length: 23 }, () => makePost({ publishedAt: daysAgo(9) })));
  await closeAfter(7);
  expect(await closeOldDiscussions()).toBe(23);
  expect(await closeOldDiscussions()).toBe(0);
});

test('a discussion that was opened again by hand stays open, however it was closed', async () => {
  const owner = await makeOwner();
  const [byAge, byHand] = [
    await makePost({ publishedAt: daysAgo(31) }),
    await makePost({ publishedAt: daysAgo(31) }),
  ];
  await closeComments(owner, byHand.id);
  await closeAfter(30);
  await closeOldDiscussions();
  for (const { id } of [byAge, byHand]) {
    expect(await isOpen(id)).toBe(false);
    await openComments(owner, id);
  }
  expect(await closeOldDiscussions()).toBe(0);
  for (const { id } of [byAge, byHand]) expect(await isOpen(id)).toBe(true);
});

test('the schedule wakes for the next discussion that is old enough, while the owner wants that', async () => {
  await makePost({ publishedAt: daysAgo(6) });
  expect(await nextChangeIn()).toBeNull();
  await closeAfter(7);
  const wait = await nextChangeIn();
  expect(wait).toBeGreaterThan(DAY - 60_000);
  expect(wait).toBeLessThanOrEqual(DAY);
});

test('what the owner wants is done at once', async () => {
  const stop = await startSchedule();
  onTestFinished(stop);
  const old = await makePost({ publishedAt: daysAgo(8) });
  await closeAfter(7);
  await expect.poll(() => isOpen(old.id), { timeout: 5000, interval: 50 }).toBe(false);
});

test('nobody but the owner says when discussions end', async () => {
  const before = await getDiscussionSettings();
  const wanted = { commentsOnNewPosts: false, closeCommentsAfterDays: 3 };
  await expect(updateDiscussion(await makeUser(), wanted)).rejects.toThrow(NotFoundError);
  expect(await getDiscussionSettings()).toEqual(before);
});

test('a save tells which discussions it closes, and is taken back whole', async () => {
  const owner = await makeOwner();
  const old = await Promise.all([1, 2, 3].map(() => makePost({ publishedAt: daysAgo(31) })));
  const [young, byHand] = [await makePost({ publishedAt: daysAgo(3) }), old[2]!];
  await closeComments(owner, byHand.id);
  const before = await Promise.all(old.map(({ id }) => rowOf(id)));
  const saved = await closeAfter(30);
  const ids = old.slice(0, 2).map(({ id }) => id);
  expect(saved).toMatchObject({ ok: true, daysBefore: 0, closing: ids.sort((a, b) => a - b) });
  await closeOldDiscussions();
  const undo = { ids: [...ids, byHand.id, young.id], daysBefore: 0, days: 30 };
  expect(await reopenDiscussions(owner, { ...undo, days: 29 })).toEqual({ ok: false, code: 'changed' });
  expect(await isOpen(ids[0]!)).toBe(false);
  expect(await reopenDiscussions(owner, { ...undo, ids })).toEqual({ ok: true, value: null });
  expect(await Promise.all(old.map(({ id }) => rowOf(id)))).toEqual(before);
  expect(await getDiscussionSettings()).toMatchObject({ closeCommentsAfterDays: 0 });
  expect(await closeOldDiscussions()).toBe(0);
  // They may be closed by age another time.
  expect((await closeAfter(30)).closing).toEqual(ids);
});

test('what is taken back while it is done stays taken back', async () => {
  const owner = await makeOwner();
  const posts = await Promise.all(Array.from({ length: 9 }, () => makePost({ publishedAt: daysAgo(31) })));
  for (let round = 0; round < 5; round++) {
    const { closing: ids } = await closeAfter(30);
    await Promise.all([
      closeOldDiscussions(),
      reopenDiscussions(owner, { ids, daysBefore: 0, days: 30 }),
      closeOldDiscussions(),
    ]);
    for (const { id } of posts) expect(await isOpen(id)).toBe(true);
  }
});
