import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { posts, webhookDeliveries, webhooks } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { createComment } from '@/lib/comments/mutations/create-comment';
import { deleteComment } from '@/lib/comments/mutations/delete-comment';
import { hideComment, restoreComment } from '@/lib/comments/mutations/moderate-comment';
import { undeleteComment } from '@/lib/comments/mutations/undelete-comment';
import { updateComment } from '@/lib/comments/mutations/update-comment';
import { registerUser } from '@/lib/accounts/registration/mutations/register-user';
import { db } from '@/lib/db';
import { announceDuePosts } from '@/lib/posts/mutations/announce';
import { deletePost } from '@/lib/posts/mutations/delete-post';
import { purgePost } from '@/lib/posts/mutations/purge-posts';
import { restorePost } from '@/lib/posts/mutations/restore-post';
import { publishPost, unpublishPost } from '@/lib/posts/mutations/publish-post';
import { unpublishDuePosts } from '@/lib/posts/mutations/unpublish-due-posts';
import { savePost } from '@/lib/posts/mutations/save-post';
import { makeComment, makeOwner, makePost, makeUser } from '@/lib/testing/factories';
import { updateWebhook } from '@/lib/webhooks/mutations/webhooks';
import { listDeliveries } from '@/lib/webhooks/queries/webhooks';
import type { EventName } from '@/lib/webhooks/event-names';
import { allowPrivate, makeWebhook } from '@/lib/testing/webhook-receiver';

let owner: Actor;
const hookTo = (url: string, events?: EventName[]) => makeWebhook(owner, url, events);

beforeAll(async () => {
  owner = await makeOwner();
});
beforeEach(async () => {
  await db.delete(webhooks).where(sql`true`);
  await db
    .update(posts)
    .set({ announcedAt: sql`now()` })
    .where(sql`true`);
  allowPrivate(true);
});

const namesOf = async () =>
  (
    await db.select({ event: webhookDeliveries.event }).from(webhookDeliveries).orderBy(webhookDeliveries.id)
  ).map(({ event }) => event);

const input = {
  title: 'T',
  subtitle: '',
  slug: '',
  tags: [],
  coverUrl: '',
  coverAlt: '',
  body: '',
  commentsOpen: true,
};

test('the end of a post is told once, of several processes by one', async () => {
  await hookTo('http://127.0.0.1:1/hook');
  const past = new Date(Date.now() - 1);
  await makePost({ state: 'published', announcedAt: past, unpublishAt: past });
  await Promise.all([unpublishDuePosts(), unpublishDuePosts()]);
  expect(await namesOf()).toEqual(['post.unpublished']);
});

test('each change of what readers see is told, once, and no other', async () => {
  await hookTo('http://127.0.0.1:1/hook');
  const saved = await savePost(owner, null, input, 'save');
  if (!saved.ok) throw new Error(saved.code);
  const { id } = saved.value;
  await savePost(owner, { id, version: 1 }, input, 'save');
  expect(await namesOf()).toEqual([]);
  await savePost(owner, { id, version: 2 }, input, 'publish');
  expect(await namesOf()).toEqual(['post.published']);
  const { version } = (await db.select().from(posts).where(eq(posts.id, id)))[0]!;
  await savePost(owner, { id, version }, input, 'update');
  await unpublishPost(owner, id, version + 1);
  await publishPost(owner, id, version + 1);
  const member = await makeUser();
  const place = { postId: id, parentId: null };
  const comment = await createComment(member, { ...place, body: 'One' });
  if (!comment.ok) throw new Error(comment.code);
  await updateComment(member, { id: comment.value.id, body: 'Two' });
  await hideComment(owner, comment.value.id);
  await restoreComment(owner, comment.value.id);
  await deleteComment(member, comment.value.id);
  await undeleteComment(member, comment.value.id);
  const draft = await makePost({ state: 'draft' });
  for (const one of [id, draft.id]) await deletePost(owner, one);
  for (const one of [id, draft.id]) await restorePost(owner, one);
  await deletePost(owner, id);
  await purgePost(owner, id);
  await registerUser({ username: 'told_of', email: 'told@example.org', password: 'seven lanterns here' });
  expect(await namesOf()).toEqual([
    'post.published',
    'post.updated',
    'post.unpublished',
    'post.published',
    'comment.created',
    'comment.updated',
    'comment.hidden',
    'comment.approved',
    'comment.deleted',
    'comment.approved',
    'post.deleted',
    'post.published',
    'post.deleted',
    'user.registered',
  ]);
});

test('a change that is rolled back is not told', async () => {
  await hookTo('http://127.0.0.1:1/hook');
  const post = await makePost({ state: 'draft' });
  await expect(
    db.transaction(async (tx) => {
      await publishPost(owner, post.id, post.version, tx);
      throw new Error('broken off');
    }),
  ).rejects.toThrow('broken off');
  expect(await publishPost(owner, post.id, post.version + 5)).toEqual({ ok: false, code: 'stale' });
  expect(await namesOf()).toEqual([]);
});

test('a scheduled post is told when its time comes, by one of those who see it', async () => {
  await hookTo('http://127.0.0.1:1/hook');
  const post = await makePost({ state: 'draft' });
  await publishPost(owner, post.id, post.version, undefined, { at: new Date(Date.now() + 3_600_000) });
  await announceDuePosts();
  expect(await namesOf()).toEqual([]);
  await db
    .update(posts)
    .set({ publishedAt: new Date(Date.now() - 1000) })
    .where(eq(posts.id, post.id));
  await Promise.all([announceDuePosts(), announceDuePosts(), announceDuePosts()]);
  expect(await namesOf()).toEqual(['post.published']);
});

test('each address gets what it chose, and one that is stopped gets nothing', async () => {
  const [all, some, stopped] = [
    await hookTo('http://127.0.0.1:1/all'),
    await hookTo('http://127.0.0.1:1/some', ['comment.created']),
    await hookTo('http://127.0.0.1:1/stopped'),
  ];
  await updateWebhook(owner, stopped.id, { isActive: false });
  const comment = await makeComment(await makePost());
  await hideComment(owner, comment.id);
  await createComment(await makeUser(), { postId: comment.postId, parentId: null, body: 'New' });
  const eventsOf = async (id: number) =>
    (await listDeliveries(owner, id, null)).deliveries.map(({ event }) => event);
  expect(await eventsOf(all.id)).toEqual(['comment.created', 'comment.hidden']);
  expect(await eventsOf(some.id)).toEqual(['comment.created']);
  expect(await eventsOf(stopped.id)).toEqual([]);
});
