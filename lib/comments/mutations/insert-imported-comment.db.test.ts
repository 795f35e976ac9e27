import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { comments, outbox, postStats, webhookDeliveries } from '@/drizzle/schema';
import { listNewestComments } from '@/lib/comments/queries/newest';
import { listThreads } from '@/lib/comments/queries/threads';
import {
  insertImportedComment,
  type ImportedComment,
} from '@/lib/comments/mutations/insert-imported-comment';
import { db } from '@/lib/db';
import { makeComment, makeGuest, makeOwner, makePost } from '@/lib/testing/factories';

const bare = { parentId: null, authorId: null, guestId: null, body: 'Hello', isHidden: false };
const longAgo = new Date('2012-03-04T05:06:07Z');

const insert = (comment: Pick<ImportedComment, 'postId'> & Partial<ImportedComment>) =>
  db.transaction((tx) => insertImportedComment(tx, { ...bare, createdAt: longAgo, ...comment }));

const row = async (id: number | null) => (await db.select().from(comments).where(eq(comments.id, id!)))[0]!;

test('it is rendered, sanitized and counted as any comment, with its date and its guest', async () => {
  const [post, guest] = [await makePost(), await makeGuest()];
  const body = '**Well** <script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1))';
  const id = await insert({ postId: post.id, guestId: guest.id, body });
  const { bodyHtml, createdAt, guestId, authorId, status } = await row(id);
  expect(bodyHtml).toContain('<strong>Well</strong>');
  expect(bodyHtml).not.toMatch(/<script|<img|javascript:/);
  expect({ createdAt, guestId, authorId, status }).toEqual({
    createdAt: longAgo,
    guestId: guest.id,
    authorId: null,
    status: 'visible',
  });
  const [stats] = await db.select().from(postStats).where(eq(postStats.postId, post.id));
  expect(stats?.visibleComments).toBe(1);
});

test('answers stand in the thread of what they answer, at any depth; those of a lost one begin one', async () => {
  const [post, other] = [await makePost(), await makePost()];
  const top = await insert({ postId: post.id });
  const answer = await insert({ postId: post.id, parentId: top });
  const deep = await insert({ postId: post.id, parentId: answer });
  const elsewhere = await insert({ postId: other.id });
  const lost = await insert({ postId: post.id, parentId: elsewhere });
  expect(await row(deep)).toMatchObject({ parentId: answer, rootId: top });
  expect(await row(lost)).toMatchObject({ parentId: null, rootId: null });
  const threads = (await listThreads(post.id, 1))?.threads ?? [];
  expect(threads.map(({ id, replies }) => [id, replies.length])).toEqual([
    [top, 2],
    [lost, 0],
  ]);
});

test('what waited for approval is hidden and not counted', async () => {
  const post = await makePost();
  expect(await row(await insert({ postId: post.id, isHidden: true }))).toMatchObject({ status: 'hidden' });
  expect(await listThreads(post.id, 1)).toMatchObject({ threads: [], commentCount: 0 });
});

test('nobody is told, neither by letter nor by webhook', async () => {
  const before = [await db.$count(outbox), await db.$count(webhookDeliveries)];
  await insert({ postId: (await makePost()).id });
  expect([await db.$count(outbox), await db.$count(webhookDeliveries)]).toEqual(before);
});

test('an old comment is none of the newest, and one from the future is of now', async () => {
  const post = await makePost();
  const fresh = await makeComment(post);
  const old = await insert({ postId: post.id });
  expect((await listNewestComments(post.id)).map(({ id }) => id)).toEqual([fresh.id, old]);
  const ahead = await insert({ postId: post.id, createdAt: new Date('2999-01-01') });
  const { createdAt } = await row(ahead);
  expect(createdAt.getTime()).toBeLessThanOrEqual(Date.now() + 60_000);
});

test('a text that shows nothing makes no comment, a very long one is kept up to what is rendered', async () => {
  const post = await makePost();
  expect(await insert({ postId: post.id, body: ' \n[x]: https://example.org\0' })).toBeNull();
  const long = await row(await insert({ postId: post.id, body: `${'ä'.repeat(19_997)}👍👍👍` }));
  expect(long.body.length).toBeLessThanOrEqual(20_000);
  expect(long.body.endsWith('…')).toBe(true);
  expect(long.body.isWellFormed()).toBe(true);
});

test('of a guest who is gone by now it comes in without a name', async () => {
  const post = await makePost();
  const id = await insert({ postId: post.id, guestId: 2_000_000_000 });
  expect(await row(id)).toMatchObject({ guestId: null, authorId: null });
});

test('what the owner said there is the owner’s here', async () => {
  const [owner, post, guest] = [await makeOwner(), await makePost(), await makeGuest()];
  const id = await insert({ postId: post.id, authorId: owner.id, guestId: guest.id });
  expect(await row(id)).toMatchObject({ authorId: owner.id, guestId: null });
});
