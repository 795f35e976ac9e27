import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { makeComment, makePost, makeUser } from '@/lib/testing/factories';
import { comments, pendingComments, posts } from '@/drizzle/schema';
import { discardPending, getPending, keepPending, postPending } from '@/lib/comments/unposted/unposted-rows';
import { db } from '@/lib/db';

const newToken = () => randomBytes(32).toString('base64url');
const commentsOf = (postId: number) => db.select().from(comments).where(eq(comments.postId, postId));

test('a waiting text is found by its token only, and the token itself is nowhere in the database', async () => {
  const post = await makePost();
  const token = newToken();
  await keepPending(token, { postId: post.id, parentId: null, body: 'Waiting' });
  expect(await getPending(token)).toMatchObject({
    body: 'Waiting',
    post: { slug: post.slug },
    problem: null,
  });
  expect(await getPending(newToken())).toBeNull();
  expect(JSON.stringify(await db.select().from(pendingComments))).not.toContain(token);
});

test('pressing again replaces what waited', async () => {
  const post = await makePost();
  const parent = await makeComment(post);
  const token = newToken();
  await keepPending(token, { postId: post.id, parentId: parent.id, body: 'First' });
  await keepPending(token, { postId: post.id, parentId: null, body: 'Second' });
  expect(await getPending(token)).toMatchObject({ body: 'Second', parentId: null });
});

test('a waiting answer is posted once in its place, however often login is pressed', async () => {
  const post = await makePost();
  const parent = await makeComment(post);
  const token = newToken();
  const member = await makeUser();
  await keepPending(token, { postId: post.id, parentId: parent.id, body: 'Answer' });
  const posted = await Promise.all(Array.from({ length: 5 }, () => postPending(member, token)));
  expect(posted.filter((result) => result?.ok)).toHaveLength(1);
  expect(posted.filter((result) => result === null)).toHaveLength(4);
  expect((await commentsOf(post.id)).filter(({ authorId }) => authorId === member.id)).toMatchObject([
    { parentId: parent.id, rootId: parent.id, body: 'Answer' },
  ]);
  expect(await getPending(token)).toBeNull();
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
    await keepPending(token, { ...place, body: 'Keep me' });
    await db.delete(posts).where(eq(posts.id, deleted.id));
    expect(await postPending(member, token)).toEqual({ ok: false, code: problem });
    expect(await getPending(token)).toMatchObject({ body: 'Keep me', problem });
  }
});

test('the title of a post that is not public is not told', async () => {
  const draft = await makePost({ state: 'draft' });
  const token = newToken();
  await keepPending(token, { postId: draft.id, parentId: null, body: 'Hello' });
  expect((await getPending(token))?.post).toBeNull();
});

test('after a day a text is neither shown nor posted, and goes when the next one comes', async () => {
  const post = await makePost();
  const token = newToken();
  await keepPending(token, { postId: post.id, parentId: null, body: 'Yesterday' });
  const mine = sql`${pendingComments.body} = 'Yesterday' and ${pendingComments.postId} = ${post.id}`;
  await db
    .update(pendingComments)
    .set({ createdAt: sql`now() - interval '25 hours'` })
    .where(mine);
  expect(await getPending(token)).toBeNull();
  expect(await postPending(await makeUser(), token)).toBeNull();
  await keepPending(newToken(), { postId: post.id, parentId: null, body: 'Today' });
  expect(await db.$count(pendingComments, mine)).toBe(0);
});

test('a discarded text is gone', async () => {
  const post = await makePost();
  const token = newToken();
  await keepPending(token, { postId: post.id, parentId: null, body: 'Never mind' });
  await discardPending(token);
  expect(await getPending(token)).toBeNull();
  expect(await commentsOf(post.id)).toEqual([]);
});

test('the number of waiting texts is bounded, and the oldest go first', async () => {
  const post = await makePost();
  const oldest = newToken();
  await keepPending(oldest, { postId: post.id, parentId: null, body: 'Oldest' });
  await db
    .update(pendingComments)
    .set({ createdAt: sql`now() - interval '23 hours'` })
    .where(eq(pendingComments.postId, post.id));
  await db.execute(sql`insert into ${pendingComments} (token_hash, body)
    select 'filler-' || gen_random_uuid(), '' from generate_series(1, 10000)`);
  await keepPending(newToken(), { postId: post.id, parentId: null, body: 'Newest' });
  expect(await db.$count(pendingComments)).toBe(10_000);
  expect(await getPending(oldest)).toBeNull();
  await db.delete(pendingComments).where(sql`token_hash like 'filler-%'`);
});
