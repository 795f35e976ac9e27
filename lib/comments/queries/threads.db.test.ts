import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { makeComment, makePost, makeUser } from '@/lib/testing/factories';
import { comments } from '@/drizzle/schema';
import { deleteComment } from '@/lib/comments/mutations/delete-comment';
import { listCommentsOf } from '@/lib/comments/queries/listed';
import { getCommentPlace } from '@/lib/comments/queries/place';
import { listThreads } from '@/lib/comments/queries/threads';
import { db } from '@/lib/db';
import { renderComment } from '@/lib/markdown/render';
import { plansOf } from '@/lib/testing/plans-of';

/** Many comments at once, by nobody: top-level ones, or answers. */
async function makeComments(
  post: { id: number },
  count: number,
  rootId?: number,
  bodyHtml?: string,
): Promise<number[]> {
  const rows = Array.from({ length: count }, (_, i) => ({
    postId: post.id,
    rootId,
    parentId: rootId,
    body: `${i}`,
    bodyHtml: bodyHtml ?? `<p>${i}</p>`,
  }));
  const made = await db.insert(comments).values(rows).returning({ id: comments.id });
  return made.map(({ id }) => id);
}

const topIds = async (postId: number, page: number) =>
  (await listThreads(postId, page))?.threads.map(({ id }) => id) ?? null;

test('an uncommented post has one empty page', async () => {
  const post = await makePost();
  expect(await listThreads(post.id, 1)).toEqual({ threads: [], page: 1, pageCount: 1, commentCount: 0 });
  expect(await listThreads(post.id, 2)).toBeNull();
});

/** What a page shows, in order. */
const idsOn = async (postId: number, page: number) =>
  (await listThreads(postId, page))!.threads.flatMap(({ top, replies }) =>
    [...(top ? [top] : []), ...replies].map(({ id }) => id),
  );

test('every comment stands on one page, in order, and its permalink knows which', async () => {
  const post = await makePost();
  const ids = await makeComments(post, 130);
  const [first, last] = [ids[0]!, ids.at(-1)!];
  const answers = await makeComments(post, 70, first);
  const { pageCount } = (await listThreads(post.id, 1))!;
  expect(pageCount).toBeGreaterThan(2);
  const pages = await Promise.all(Array.from({ length: pageCount }, (_, index) => idsOn(post.id, index + 1)));
  expect(pages.flat()).toEqual([first, ...answers, ...ids.slice(1)]);
  for (const id of [first, answers[69]!, last])
    expect(pages[(await getCommentPlace(id))!.page - 1]).toContain(id);
  for (const page of [0, -1, pageCount + 1, 1.5, NaN]) expect(await listThreads(post.id, page)).toBeNull();
  expect(await listThreads(post.id, 1)).toMatchObject({ page: 1, commentCount: 200 });
});

test('a thread goes on where the page is full, and says whose it is', async () => {
  const post = await makePost();
  const author = await makeUser({ name: 'Ada' });
  const top = await makeComment(post, { authorId: author.id });
  const answers = await makeComments(post, 80, top.id);
  const far = await makeComment(post, { parentId: answers[0], rootId: top.id });
  const [first, second] = [(await listThreads(post.id, 1))!, (await listThreads(post.id, 2))!];
  expect(first.threads[0]).toMatchObject({ id: top.id, top: { id: top.id } });
  expect(second.threads).toMatchObject([{ id: top.id, top: null, topName: 'Ada' }]);
  expect(second.threads[0]!.replies.at(-1)).toMatchObject({
    id: far.id,
    inReplyTo: { id: answers[0], isHere: false },
  });
});

test('a permalink still finds its comment when one before it goes', async () => {
  const post = await makePost();
  const author = await makeUser();
  const first = await makeComment(post, { authorId: author.id });
  const ids = await makeComments(post, 130);
  await deleteComment(author, first.id);
  expect(await getCommentPlace(first.id)).toBeNull();
  for (const id of [ids[0]!, ids[60]!, ids.at(-1)!])
    expect(await idsOn(post.id, (await getCommentPlace(id))!.page)).toContain(id);
});

test.each([
  ['short answers', 'ok'],
  ['prose', 'word '.repeat(1000)],
  ['ampersands', '&\n'.repeat(2500)],
  ['code', `~~~bash\n${'<'.repeat(980)}\n${'<'.repeat(980)}\n~~~`],
  ['tags', '*a*'.repeat(1600)],
  ['links', 'www.a.b '.repeat(600)],
  ['cells', `|a|b|\n|-|-|\n${'|c|d|\n'.repeat(800)}`],
  ['emoji', '😀'.repeat(5000)],
])('the discussion on a page stays under 300 kB: %s', async (_, body) => {
  const post = await makePost();
  const bodyHtml = await renderComment(body);
  const top = await makeComment(post, { body, bodyHtml });
  await makeComments(post, 200, top.id, bodyHtml);
  const { pageCount } = (await listThreads(post.id, 1))!;
  for (const page of [1, 2, pageCount]) {
    const html = (await listThreads(post.id, page))!.threads
      .flatMap(({ top: one, replies }) => [...(one ? [one] : []), ...replies])
      .map((comment) => (comment.kind === 'comment' ? comment.bodyHtml : ''));
    // As it stands in the page: once as HTML, once as text within a script.
    const bytes = html.map((text) => Buffer.byteLength(text) + Buffer.byteLength(inScript(text)) + 2800);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(300_000);
  }
  expect(pageCount).toBeLessThan(200);
});

const inScript = (text: string) =>
  JSON.stringify(JSON.stringify(text)).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);

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
  const other = await makePost();
  for (let i = 0; i < 20; i += 1) await makeComments(other, 1_000);
  const ids = await idsOn(post.id, 1);
  // One in the middle is removed, and holds an answer.
  await makeComments(post, 1, ids[3]);
  await db.update(comments).set({ status: 'hidden' }).where(eq(comments.id, ids[3]!));
  await db.execute(sql`vacuum analyze ${comments}`);
  const { pageCount } = (await listThreads(post.id, 1))!;
  const plans = await plansOf(async () => {
    for (const page of [1, Math.ceil(pageCount / 2), pageCount])
      expect(await topIds(post.id, page)).not.toEqual([]);
    await getCommentPlace(ids.at(-1)!);
    await listCommentsOf(post.id, { after: null, limit: 50 });
  });
  expect(plans.join('\n')).not.toMatch(/Seq Scan on comments/);
  // Sorting them all would cost more the longer the discussion is.
  const found = plans.filter((plan) => plan.includes('WindowAgg'));
  expect(found).toHaveLength(3);
  for (const plan of found) expect(plan).toMatch(/Merge Append[^]*Index Only Scan.*comments_place_idx/);
});

test('pages, permalinks and programs agree on where a removed comment stands', async () => {
  const post = await makePost();
  const ids = await makeComments(post, 150);
  for (const id of ids.filter((_, index) => index % 10 === 0)) {
    await makeComments(post, 1, id);
    await db.update(comments).set({ status: 'deleted' }).where(eq(comments.id, id));
  }
  const { pageCount } = (await listThreads(post.id, 1))!;
  const pages = await Promise.all(Array.from({ length: pageCount }, (_, index) => idsOn(post.id, index + 1)));
  expect(pages.flat()).toHaveLength(165);
  const listed = await listCommentsOf(post.id, { after: null, limit: 200 });
  expect(listed.map(({ id }) => id)).toEqual(pages.flat());
  const half = listed[80]!;
  const rest = await listCommentsOf(post.id, { after: half, limit: 200 });
  expect(rest.map(({ id }) => id)).toEqual(pages.flat().slice(81));
  for (const [index, page] of pages.entries())
    for (const id of page) expect((await getCommentPlace(id))?.page).toBe(index + 1);
});

test('a removed text keeps its place only while something visible stands under it', async () => {
  const post = await makePost();
  const top = await makeComment(post, {});
  const at = (parentId: number, status: 'visible' | 'hidden' | 'deleted') =>
    makeComment(post, { parentId, rootId: top.id, status });
  const deleted = await at(top.id, 'deleted');
  const hidden = await at(deleted.id, 'hidden');
  const visible = await at(hidden.id, 'visible');
  await at(top.id, 'deleted');
  expect(await idsOn(post.id, 1)).toEqual([top.id, deleted.id, hidden.id, visible.id]);
});
