import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { makeComment, makePost, makeUser } from '@/drizzle/factories';
import { comments } from '@/drizzle/schema';
import { deleteComment } from '@/lib/comments/mutations/delete-comment';
import { getCommentPlace } from '@/lib/comments/queries/place';
import { listThreads } from '@/lib/comments/queries/threads';
import { isListedTopLevel } from '@/lib/comments/queries/visibility';
import { db } from '@/lib/db';

/** Many top-level comments at once, by nobody. */
async function makeComments(post: { id: number }, count: number): Promise<number[]> {
  const rows = Array.from({ length: count }, (_, i) => ({
    postId: post.id,
    body: `${i}`,
    bodyHtml: `<p>${i}</p>`,
  }));
  const made = await db.insert(comments).values(rows).returning({ id: comments.id });
  return made.map(({ id }) => id);
}

const topIds = async (postId: number, page: number) =>
  (await listThreads(postId, page))?.threads.map(({ top }) => top.id) ?? null;

test('an uncommented post has one empty page', async () => {
  const post = await makePost();
  expect(await listThreads(post.id, 1)).toEqual({ threads: [], page: 1, pageCount: 1, commentCount: 0 });
  expect(await listThreads(post.id, 2)).toBeNull();
});

test('50 threads a page, oldest first, however many answers they have', async () => {
  const post = await makePost();
  const ids = await makeComments(post, 101);
  for (let i = 0; i < 3; i += 1)
    await makeComment(post, { parentId: ids[0], rootId: ids[0], authorId: null });
  expect(await topIds(post.id, 1)).toEqual(ids.slice(0, 50));
  expect(await topIds(post.id, 2)).toEqual(ids.slice(50, 100));
  expect(await topIds(post.id, 3)).toEqual(ids.slice(100));
  for (const page of [0, -1, 4, 1.5, NaN]) expect(await listThreads(post.id, page)).toBeNull();
  expect(await listThreads(post.id, 3)).toMatchObject({ page: 3, pageCount: 3, commentCount: 104 });
});

test('a permalink finds its comment and answers, before and after the pages shift', async () => {
  const post = await makePost();
  const author = await makeUser();
  const first = await makeComment(post, { authorId: author.id });
  const ids = await makeComments(post, 50);
  const last = ids.at(-1)!;
  const answer = await makeComment(post, { parentId: last, rootId: last });
  const pageOf = async (id: number) => (await getCommentPlace(id))?.page;
  expect([
    await pageOf(first.id),
    await pageOf(ids[48]!),
    await pageOf(last),
    await pageOf(answer.id),
  ]).toEqual([1, 1, 2, 2]);
  await deleteComment(author, first.id);
  expect([await pageOf(last), await pageOf(answer.id)]).toEqual([1, 1]);
  expect(await getCommentPlace(first.id)).toBeNull();
  for (const id of [last, answer.id]) {
    const place = await getCommentPlace(id);
    expect(JSON.stringify(await listThreads(post.id, place!.page))).toContain(`"id":${id}`);
  }
});

test('a permalink leads to a tombstone while that has a place, and nowhere when it has none', async () => {
  const post = await makePost();
  const top = await makeComment(post, { status: 'deleted', body: '', bodyHtml: '' });
  const hidden = await makeComment(post, { parentId: top.id, rootId: top.id, status: 'hidden' });
  const answer = await makeComment(post, { parentId: hidden.id, rootId: top.id });
  expect(await getCommentPlace(top.id)).toMatchObject({ slug: post.slug, page: 1 });
  expect(await getCommentPlace(hidden.id)).toMatchObject({ slug: post.slug, page: 1 });
  await db.update(comments).set({ status: 'hidden' }).where(eq(comments.id, answer.id));
  for (const { id } of [top, hidden, answer]) expect(await getCommentPlace(id)).toBeNull();
  expect(await getCommentPlace(2_147_483_647)).toBeNull();
});

test('a permalink under a post that is not public leads nowhere', async () => {
  expect(await getCommentPlace((await makeComment(await makePost({ state: 'draft' }))).id)).toBeNull();
});

test('a page of a discussion of 5,000 is read through indexes', async () => {
  const post = await makePost();
  for (let i = 0; i < 5; i += 1) await makeComments(post, 1_000);
  for (let i = 0; i < 2; i += 1) await makeComments(await makePost(), 1_000);
  await db.execute(sql`analyze ${comments}`);
  const page = db
    .select()
    .from(comments)
    .where(isListedTopLevel(post.id))
    .orderBy(comments.id)
    .limit(50)
    .offset(4_950);
  const plan = JSON.stringify(await db.execute(sql`explain ${page.getSQL()}`));
  expect(plan).toContain('comments_top_level_idx');
  expect(plan).not.toMatch(/Seq Scan|Sort/);
  expect(await topIds(post.id, 100)).toHaveLength(50);
});
