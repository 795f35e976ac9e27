import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { makeComment, makeOwner, makePost, makeUser } from '@/lib/testing/factories';
import { comments } from '@/drizzle/schema';
import { closeComments } from '@/lib/comments/mutations/open-comments';
import { createComment } from '@/lib/comments/mutations/create-comment';
import { deleteComment } from '@/lib/comments/mutations/delete-comment';
import { listThreads } from '@/lib/comments/queries/threads';
import { db } from '@/lib/db';

const rowsOf = (postId: number) =>
  db.select().from(comments).where(eq(comments.postId, postId)).orderBy(comments.id);
const times = <T>(count: number, run: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => run(i));

test('a comment is rendered once, at save', async () => {
  const post = await makePost();
  const created = await createComment(await makeUser(), {
    postId: post.id,
    parentId: null,
    body: 'A *fine* post.',
  });
  expect(created.ok).toBe(true);
  const [row] = await rowsOf(post.id);
  expect(row).toMatchObject({ body: 'A *fine* post.', rootId: null, parentId: null, status: 'visible' });
  expect(row?.bodyHtml).toContain('<em>fine</em>');
});

test('the root of an answer is found from its parent, at any depth', async () => {
  const post = await makePost();
  const top = await makeComment(post);
  const member = await makeUser();
  const first = await createComment(member, { postId: post.id, parentId: top.id, body: 'First' });
  const second =
    first.ok && (await createComment(member, { postId: post.id, parentId: first.value.id, body: 'Second' }));
  expect(second && second.ok).toBe(true);
  expect((await rowsOf(post.id)).map(({ rootId }) => rootId)).toEqual([null, top.id, top.id]);
});

test('where a comment cannot stand, it is refused with the reason', async () => {
  const member = await makeUser();
  const open = await makePost();
  const elsewhere = await makeComment(await makePost());
  const refusal = async (postId: number, parentId: number | null = null, body = 'Hello') =>
    createComment(member, { postId, parentId, body });
  expect(await refusal(2_147_483_647)).toEqual({ ok: false, code: 'post-gone' });
  expect(await refusal((await makePost({ state: 'draft' })).id)).toEqual({ ok: false, code: 'post-gone' });
  expect(await refusal((await makePost({ state: 'scheduled' })).id)).toEqual({
    ok: false,
    code: 'post-gone',
  });
  expect(await refusal((await makePost({ commentsOpen: false })).id)).toEqual({
    ok: false,
    code: 'comments-closed',
  });
  expect(await refusal(open.id, elsewhere.id)).toEqual({ ok: false, code: 'parent-gone' });
  expect(await refusal(open.id, null, '[a]: /unused-definition')).toEqual({ ok: false, code: 'blank' });
  expect(await rowsOf(open.id)).toEqual([]);
});

test('pressing often makes one comment', async () => {
  const post = await makePost();
  const member = await makeUser();
  const press = () => createComment(member, { postId: post.id, parentId: null, body: 'Once' });
  const results = await Promise.all(times(8, press));
  expect(new Set(results.map((result) => result.ok && result.value.id)).size).toBe(1);
  expect(await rowsOf(post.id)).toHaveLength(1);
});

test('the same words are a new comment elsewhere, by somebody else, after a minute, and after deletion', async () => {
  const post = await makePost();
  const member = await makeUser();
  const top = await makeComment(post, {
    authorId: member.id,
    body: 'Yes',
    createdAt: new Date(Date.now() - 61_000),
  });
  const say = (parentId: number | null, actor = member) =>
    createComment(actor, { postId: post.id, parentId, body: 'Yes' });
  const again = await say(null);
  await say(top.id);
  await say(null, await makeUser());
  expect(await rowsOf(post.id)).toHaveLength(4);
  if (again.ok) await deleteComment(member, again.value.id);
  await say(null);
  expect(await rowsOf(post.id)).toHaveLength(5);
});

test('20 people answering at once are all there, each once', async () => {
  const post = await makePost();
  const top = await makeComment(post);
  const people = await Promise.all(times(20, () => makeUser()));
  await Promise.all(
    people.map((actor) => createComment(actor, { postId: post.id, parentId: top.id, body: 'Me too' })),
  );
  const discussion = await listThreads(post.id, 1);
  expect(discussion?.threads[0]?.replies).toHaveLength(20);
  expect(discussion?.commentCount).toBe(21);
});

test('an answer that races with the deletion of what it answers is either refused or under its tombstone', async () => {
  const outcomes = await Promise.all(
    times(20, async (index) => {
      const [post, author, member] = await Promise.all([makePost(), makeUser(), makeUser()]);
      const parent = await makeComment(post, { authorId: author.id });
      const answer = () => createComment(member, { postId: post.id, parentId: parent.id, body: 'Answer' });
      const remove = () => deleteComment(author, parent.id);
      const [answered] = await (index % 2
        ? Promise.all([answer(), remove()])
        : Promise.all([remove(), answer()]).then(([a, b]) => [b, a] as const));
      const discussion = await listThreads(post.id, 1);
      return {
        answered: answered.ok,
        threads: discussion?.threads.map(({ top, replies }) => [top?.kind, replies.length]),
      };
    }),
  );
  for (const { answered, threads } of outcomes) expect(threads).toEqual(answered ? [['tombstone', 1]] : []);
});

test('nothing arrives after comments were closed', async () => {
  const owner = await makeOwner();
  await Promise.all(
    times(10, async () => {
      const post = await makePost();
      const people = await Promise.all(times(3, () => makeUser()));
      const say = people.map((actor) =>
        createComment(actor, { postId: post.id, parentId: null, body: 'Last word' }),
      );
      await closeComments(owner, post.id);
      const before = await rowsOf(post.id);
      const said = await Promise.all(say);
      expect(await rowsOf(post.id)).toEqual(before);
      expect(said.filter(({ ok }) => ok)).toHaveLength(before.length);
    }),
  );
});
