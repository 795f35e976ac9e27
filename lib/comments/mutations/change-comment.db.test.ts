import { eq } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import { makeComment, makeOwner, makePost, makeUser } from '@/lib/testing/factories';
import { comments, posts } from '@/drizzle/schema';
import { COMMENT_EDIT_WINDOW } from '@/lib/access/permissions';
import { basisOf } from '@/lib/comments/basis';
import { closeComments, openComments } from '@/lib/comments/mutations/open-comments';
import { createComment } from '@/lib/comments/mutations/create-comment';
import { deleteComment } from '@/lib/comments/mutations/delete-comment';
import { hideComment, restoreComment } from '@/lib/comments/mutations/moderate-comment';
import { updateComment } from '@/lib/comments/mutations/update-comment';
import { CONTENT_CHANNEL } from '@/lib/content-channel';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { NotFoundError } from '@/lib/errors';
import { MAX_COMMENT_LENGTH } from '@/lib/markdown/bounds';

const listener = postgres(settings().DATABASE_URL!, { max: 1, onnotice: () => {} });
afterAll(() => listener.end());

async function rowOf(id: number) {
  const [row] = await db.select().from(comments).where(eq(comments.id, id));
  return row!;
}

test('an edit within 15 minutes is rendered and marked; one that changes nothing is not', async () => {
  const author = await makeUser();
  const { id } = await makeComment(await makePost(), { authorId: author.id, body: 'Before' });
  await updateComment(author, { id, body: 'Before' });
  expect((await rowOf(id)).editedAt).toBeNull();
  await updateComment(author, { id, body: '**After**' });
  expect(await rowOf(id)).toMatchObject({ body: '**After**', editedAt: expect.any(Date) as Date });
  expect((await rowOf(id)).bodyHtml).toContain('<strong>After</strong>');
});

test('of two tabs that edit a comment the second is told what the first saved, and may save after that', async () => {
  const author = await makeUser();
  const { id } = await makeComment(await makePost(), { authorId: author.id, body: 'Before' });
  const basis = basisOf('Before');
  expect(await updateComment(author, { id, body: 'First', basis })).toMatchObject({ ok: true });
  expect(await updateComment(author, { id, body: 'Second', basis })).toEqual({ ok: false, code: 'stale' });
  expect((await rowOf(id)).body).toBe('First');
  // The same text from both is no conflict.
  expect(await updateComment(author, { id, body: 'First', basis })).toMatchObject({ ok: true });
  const seen = basisOf('First');
  const saved = await Promise.all(
    ['A', 'B', 'C'].map((body) => updateComment(author, { id, body, basis: seen })),
  );
  expect(saved.filter(({ ok }) => ok)).toHaveLength(1);
});

test('whose comment it is, is asked before its text is looked at', async () => {
  const [comment, stranger] = [await makeComment(await makePost()), await makeUser()];
  // Whatever renders it would refuse its length.
  const edit = { id: comment.id, body: 'x'.repeat(MAX_COMMENT_LENGTH + 1) };
  await expect(updateComment(stranger, edit)).rejects.toThrow(NotFoundError);
});

test('an edit that comes too late, or after the comment was removed, says so and changes nothing', async () => {
  const author = await makeUser();
  const post = await makePost();
  const old = await makeComment(post, {
    authorId: author.id,
    createdAt: new Date(Date.now() - COMMENT_EDIT_WINDOW),
  });
  const hidden = await makeComment(post, { authorId: author.id, status: 'hidden' });
  expect(await updateComment(author, { id: old.id, body: 'Late' })).toEqual({ ok: false, code: 'too-late' });
  expect(await updateComment(author, { id: hidden.id, body: 'Late' })).toEqual({ ok: false, code: 'gone' });
  expect(await rowOf(old.id)).toEqual(old);
  expect(await rowOf(hidden.id)).toEqual(hidden);
});

test('an edit that races with the deletion never brings the text back', async () => {
  await Promise.all(
    Array.from({ length: 10 }, async () => {
      const author = await makeUser();
      const { id } = await makeComment(await makePost(), { authorId: author.id });
      await Promise.allSettled([
        updateComment(author, { id, body: 'Back again' }),
        deleteComment(author, id),
      ]);
      expect(await rowOf(id)).toMatchObject({ status: 'deleted' });
    }),
  );
});

test('deleting twice is deleting nothing', async () => {
  const author = await makeUser();
  const { id } = await makeComment(await makePost(), { authorId: author.id, body: 'Regretted' });
  await deleteComment(author, id);
  await expect(deleteComment(author, id)).rejects.toThrow(NotFoundError);
});

test('hiding keeps the text for restoring', async () => {
  const owner = await makeOwner();
  const comment = await makeComment(await makePost());
  await hideComment(owner, comment.id);
  expect(await rowOf(comment.id)).toEqual({ ...comment, status: 'hidden' });
  await restoreComment(owner, comment.id);
  expect(await rowOf(comment.id)).toEqual(comment);
});

test('closing comments is for the admin, and makes neither a new version of the post nor a new date', async () => {
  const owner = await makeOwner();
  const post = await makePost();
  const postRow = async () => (await db.select().from(posts).where(eq(posts.id, post.id)))[0];
  await expect(closeComments(await makeUser(), post.id)).rejects.toThrow(NotFoundError);
  await closeComments(owner, post.id);
  expect(await postRow()).toEqual({ ...post, commentsOpen: false });
  await expect(openComments(await makeUser(), post.id)).rejects.toThrow(NotFoundError);
  await openComments(owner, post.id);
  expect(await postRow()).toEqual({ ...post, commentsCloseByAge: false });
});

test('every change is announced once it is committed', async () => {
  const heard: string[] = [];
  await listener.listen(CONTENT_CHANNEL, (payload) => heard.push(payload));
  const announces = async (run: () => Promise<unknown>) => {
    await listener.notify(CONTENT_CHANNEL, 'start');
    await run();
    await listener.notify(CONTENT_CHANNEL, 'end');
    await expect.poll(() => heard).toContain('end');
    const between = heard.slice(heard.indexOf('start') + 1, heard.indexOf('end')).length;
    heard.length = 0;
    return between;
  };
  const owner = await makeOwner();
  const post = await makePost();
  const { id } = await makeComment(post, { authorId: owner.id });
  const say = () => createComment(owner, { postId: post.id, parentId: null, body: 'Hello' });
  expect(await announces(say)).toBe(1);
  expect(await announces(say)).toBe(0);
  expect(await announces(() => updateComment(owner, { id, body: 'Changed' }))).toBe(1);
  expect(await announces(() => hideComment(owner, id))).toBe(1);
  expect(await announces(() => restoreComment(owner, id))).toBe(1);
  expect(await announces(() => deleteComment(owner, id))).toBe(1);
  expect(await announces(() => closeComments(owner, post.id))).toBe(1);
  expect(await announces(() => openComments(owner, post.id))).toBe(1);
});
