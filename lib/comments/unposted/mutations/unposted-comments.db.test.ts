import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { makeComment, makePost, makeUser } from '@/lib/testing/factories';
import { comments, unpostedComments, posts } from '@/drizzle/schema';
import {
  discardUnposted,
  keepUnposted,
  postUnposted,
} from '@/lib/comments/unposted/mutations/unposted-comments';
import { getUnposted } from '@/lib/comments/unposted/queries/unposted-comment';
import { db } from '@/lib/db';

const newToken = () => randomBytes(32).toString('base64url');
const commentsOf = (postId: number) => db.select().from(comments).where(eq(comments.postId, postId));

test('a waiting text is found by its token only, and the token itself is nowhere in the database', async () => {
  const post = await makePost();
  const token = newToken();
  await keepUnposted(token, { postId: post.id, parentId: null, body: 'Waiting' });
  expect(await getUnposted(token)).toMatchObject({
    body: 'Waiting',
    post: { slug: post.slug },
    problem: null,
  });
  expect(await getUnposted(newToken())).toBeNull();
  expect(JSON.stringify(await db.select().from(unpostedComments))).not.toContain(token);
});

test('pressing again replaces what waited', async () => {
  const post = await makePost();
  const parent = await makeComment(post);
  const token = newToken();
  await keepUnposted(token, { postId: post.id, parentId: parent.id, body: 'First' });
  await keepUnposted(token, { postId: post.id, parentId: null, body: 'Second' });
  expect(await getUnposted(token)).toMatchObject({ body: 'Second', parentId: null });
});

test('a waiting answer is posted once in its place, however often login is pressed', async () => {
  const post = await makePost();
  const parent = await makeComment(post);
  const token = newToken();
  const member = await makeUser();
  await keepUnposted(token, { postId: post.id, parentId: parent.id, body: 'Answer' });
  const posted = await Promise.all(Array.from({ length: 5 }, () => postUnposted(member, token)));
  expect(posted.filter((result) => result?.ok)).toHaveLength(1);
  expect(posted.filter((result) => result === null)).toHaveLength(4);
  expect((await commentsOf(post.id)).filter(({ authorId }) => authorId === member.id)).toMatchObject([
    { parentId: parent.id, rootId: parent.id, body: 'Answer' },
  ]);
  expect(await getUnposted(token)).toBeNull();
});

test('a text that cannot be posted stays, with the reason', async () => {
  const member = await makeUser();
  const closed = await makePost({ commentsOpen: false });
  const draft = await makePost({ state: 'draft' });
  const open = await makePost();
  const removed = await makeComment(open, { status: 'hidden' });
  const deleted = await makePost();
  const cases = [
    ['comments-closed', { postId: closed.id, parentId: null }],
    ['post-gone', { postId: draft.id, parentId: null }],
    ['post-gone', { postId: deleted.id, parentId: null }],
    ['post-gone', { postId: 2_147_483_647, parentId: 2_147_483_647 }],
    ['parent-gone', { postId: open.id, parentId: removed.id }],
  ] as const;
  for (const [problem, place] of cases) {
    const token = newToken();
    await keepUnposted(token, { ...place, body: 'Keep me' });
    await db.delete(posts).where(eq(posts.id, deleted.id));
    expect(await postUnposted(member, token)).toEqual({ ok: false, code: problem });
    expect(await getUnposted(token)).toMatchObject({ body: 'Keep me', problem });
  }
});

test('the title of a post that is not public is not told', async () => {
  const draft = await makePost({ state: 'draft' });
  const token = newToken();
  await keepUnposted(token, { postId: draft.id, parentId: null, body: 'Hello' });
  expect((await getUnposted(token))?.post).toBeNull();
});

test('after a day a text is neither shown nor posted, and goes when the next one comes', async () => {
  const post = await makePost();
  const token = newToken();
  await keepUnposted(token, { postId: post.id, parentId: null, body: 'Yesterday' });
  const mine = sql`${unpostedComments.body} = 'Yesterday' and ${unpostedComments.postId} = ${post.id}`;
  await db
    .update(unpostedComments)
    .set({ createdAt: sql`now() - interval '25 hours'` })
    .where(mine);
  expect(await getUnposted(token)).toBeNull();
  expect(await postUnposted(await makeUser(), token)).toBeNull();
  await keepUnposted(newToken(), { postId: post.id, parentId: null, body: 'Today' });
  expect(await db.$count(unpostedComments, mine)).toBe(0);
});

test('a discarded text is gone', async () => {
  const post = await makePost();
  const token = newToken();
  await keepUnposted(token, { postId: post.id, parentId: null, body: 'Never mind' });
  await discardUnposted(token);
  expect(await getUnposted(token)).toBeNull();
  expect(await commentsOf(post.id)).toEqual([]);
});

test('the number of waiting texts is bounded, and the oldest go first', async () => {
  const post = await makePost();
  const oldest = newToken();
  await keepUnposted(oldest, { postId: post.id, parentId: null, body: 'Oldest' });
  await db
    .update(unpostedComments)
    .set({ createdAt: sql`now() - interval '23 hours'` })
    .where(eq(unpostedComments.postId, post.id));
  await db.execute(sql`insert into ${unpostedComments} (token_hash, body)
    select 'filler-' || gen_random_uuid(), '' from generate_series(1, 10000)`);
  await keepUnposted(newToken(), { postId: post.id, parentId: null, body: 'Newest' });
  expect(await db.$count(unpostedComments)).toBe(10_000);
  expect(await getUnposted(oldest)).toBeNull();
  await db.delete(unpostedComments).where(sql`token_hash like 'filler-%'`);
});
