import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
  makeComment,
  makeGuest,
  makeOwner,
  makePost,
  makeUser,
  type MadeComment,
} from '@/lib/testing/factories';
import { comments } from '@/drizzle/schema';
import type { Actor, Viewer } from '@/lib/access/actor';
import { COMMENT_EDIT_WINDOW } from '@/lib/access/permissions';
import { accessCases, type Role, type State, type Verb } from '@/lib/testing/comment-access';
import { createComment } from '@/lib/comments/mutations/create-comment';
import { deleteComment } from '@/lib/comments/mutations/delete-comment';
import { hideComment, restoreComment } from '@/lib/comments/mutations/moderate-comment';
import { updateComment } from '@/lib/comments/mutations/update-comment';
import { getComment, getCommentToEdit } from '@/lib/comments/queries/comment';
import { listThreads } from '@/lib/comments/queries/threads';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';

test.each(accessCases)('to %s a %s comment as %s: %s', async (verb, state, role, expected) => {
  const author = await makeUser();
  const comment = await makeCommentIn(state, author);
  const viewer = await makeViewer(role, author);
  if (verb === 'read') expect((await getComment(viewer, comment.id)) !== null).toBe(expected);
  // Mutations take an Actor, so a visitor has nothing to call them with.
  else if (viewer) expect(await isAllowed(verb, viewer, comment)).toBe(expected);
});

test('under a post that is not public, only the admin finds a comment', async () => {
  const author = await makeUser();
  const comment = await makeComment(await makePost({ state: 'draft' }), { authorId: author.id });
  expect(await getComment(author, comment.id)).toBeNull();
  expect(await getCommentToEdit(author, comment.id)).toBeNull();
  await expect(updateComment(author, { id: comment.id, body: 'Changed' })).rejects.toThrow(NotFoundError);
  await expect(deleteComment(author, comment.id)).rejects.toThrow(NotFoundError);
  expect((await getComment(await makeOwner(), comment.id))?.body).toBe(comment.body);
  await deleteComment(await makeOwner(), comment.id);
});

test('only its author is told that a comment was removed; to other members it is absent', async () => {
  const author = await makeUser();
  const hidden = await makeComment(await makePost(), { authorId: author.id, status: 'hidden' });
  expect(await getCommentToEdit(author, hidden.id)).toEqual({ state: 'gone', id: hidden.id, body: '' });
  expect(await getCommentToEdit(await makeUser(), hidden.id)).toBeNull();
});

test('what is hidden or deleted is in nothing that readers get', async () => {
  const post = await makePost();
  const hidden = await makeComment(post, { status: 'hidden', body: 'hidden text' });
  await makeComment(post, { parentId: hidden.id, rootId: hidden.id });
  const page = JSON.stringify(await listThreads(post.id, 1));
  expect(page).toContain('tombstone');
  expect(page).not.toContain('hidden text');
});

const makeCommentIn = async (state: State, author: Actor): Promise<MadeComment> =>
  makeComment(
    await makePost(),
    {
      fresh: { authorId: author.id },
      old: { authorId: author.id, createdAt: new Date(Date.now() - COMMENT_EDIT_WINDOW) },
      guest: { guestId: (await makeGuest()).id },
      hidden: { authorId: author.id, status: 'hidden' as const },
      deleted: { authorId: null, status: 'deleted' as const, body: '', bodyHtml: '' },
    }[state],
  );

const makeViewer = async (role: Role, author: Actor): Promise<Viewer> =>
  ({ visitor: () => null, member: () => makeUser(), author: () => author, admin: () => makeOwner() })[role]();

async function isAllowed(
  verb: Exclude<Verb, 'read'>,
  actor: Actor,
  { id, postId }: MadeComment,
): Promise<boolean> {
  const mutations = {
    reply: async () => (await createComment(actor, { postId, parentId: id, body: 'Answer' })).ok,
    edit: async () => (await updateComment(actor, { id, body: 'Changed' })).ok,
    delete: () => deleteComment(actor, id),
    hide: () => hideComment(actor, id),
    restore: () => restoreComment(actor, id),
  };
  const before = await stateOf(id);
  try {
    const done = (await mutations[verb]()) !== false;
    if (!done) expect(await stateOf(id)).toEqual(before);
    return done;
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    expect(await stateOf(id)).toEqual(before);
    return false;
  }
}

async function stateOf(id: number) {
  const [row] = await db.select().from(comments).where(eq(comments.id, id));
  return row;
}
