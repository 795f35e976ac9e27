'use server';

import { redirect } from 'next/navigation';
import { logInPath } from '@/lib/access/safe-path';
import { canModerateComments, COMMENT_EDIT_MINUTES } from '@/lib/access/permissions';
import { adminAction, invalid, memberAction, publicAction } from '@/lib/action';
import { basisOf } from '@/lib/comments/basis';
import { draftKey, editDraftKey } from '@/lib/comments/draft-key';
import { limitComments } from '@/lib/comments/limit-comments';
import { closeComments, openComments } from '@/lib/comments/mutations/open-comments';
import { createComment } from '@/lib/comments/mutations/create-comment';
import { deleteComment } from '@/lib/comments/mutations/delete-comment';
import { hideComment, restoreComment } from '@/lib/comments/mutations/moderate-comment';
import { updateComment } from '@/lib/comments/mutations/update-comment';
import { commentPath, commentsPath, permalinkPath } from '@/lib/comments/paths';
import {
  discardUnpostedComment,
  getUnpostedComment,
  keepComment,
  UNPOSTED_PATH,
} from '@/lib/comments/unposted/unposted';
import { markPosted } from '@/lib/comments/unposted/posted-mark';
import { getCommentToEdit } from '@/lib/comments/queries/comment';
import { getCommentPlace } from '@/lib/comments/queries/place';
import {
  CommentIdSchema,
  CommentSchema,
  DeleteCommentSchema,
  PostIdSchema,
  UpdateCommentSchema,
} from '@/lib/comments/validation';
import { unlessAbsent } from '@/lib/errors';
import { EmptySchema } from '@/lib/fields';
import { failed } from '@/lib/form-state';
import { dropFinishedPages } from '@/lib/content-changed';

const removed = 'This comment was removed meanwhile, so nothing was changed.';

const editedElsewhere =
  'You saved this comment somewhere else since you opened this page. Nothing is lost, and nothing is saved yet: take what you need of the stored text, then save again.';

const blank = { body: 'Nothing of this would show. Write a few words.' };

/** The form is there for everyone: what a visitor typed waits until they are logged in. */
export const createCommentAction = publicAction(CommentSchema, async ({ actor, input, values }) => {
  await limitComments(actor);
  if (!actor) {
    await keepComment(input);
    redirect(logInPath(UNPOSTED_PATH));
  }
  const created = await createComment(actor, input);
  if (!created.ok) {
    if (created.code === 'blank') return invalid(values, blank);
    // The form may be gone from the page that comes back, and without scripts the text with it.
    await keepComment(input);
    redirect(UNPOSTED_PATH);
  }
  await markPosted(draftKey(input));
  redirect(await placePath(created.value.id));
});

export const postUnpostedCommentAction = memberAction(CommentSchema, async ({ actor, input, values }) => {
  await limitComments(actor);
  const created = await createComment(actor, input);
  if (!created.ok) {
    if (created.code === 'blank') return invalid(values, blank);
    await keepComment(input);
    redirect(UNPOSTED_PATH);
  }
  await discardUnpostedComment();
  await markPosted(draftKey(input));
  redirect(await placePath(created.value.id));
});

export const discardUnpostedCommentAction = publicAction(EmptySchema, async () => {
  const unposted = await getUnpostedComment();
  await discardUnpostedComment();
  if (unposted?.postId) await markPosted(draftKey({ ...unposted, postId: unposted.postId }));
  redirect(unposted?.post ? commentsPath(unposted.post, 1) : '/');
});

export const updateCommentAction = memberAction(UpdateCommentSchema, async ({ actor, input, values }) => {
  await limitComments(actor);
  const updated = await updateComment(actor, input);
  if (updated.ok) {
    await markPosted(editDraftKey(input.id));
    redirect(await placePath(input.id));
  }
  if (updated.code === 'blank') return invalid(values, blank);
  if (updated.code === 'stale') {
    const stored = (await getCommentToEdit(actor, input.id))?.body ?? '';
    return {
      status: 'conflict',
      message: editedElsewhere,
      values: { ...values, basis: basisOf(stored) },
      stored: { body: stored },
      base: null,
    };
  }
  return {
    status: 'failed',
    message:
      updated.code === 'too-late'
        ? `The ${COMMENT_EDIT_MINUTES} minutes for editing are over, so this was not saved. Your text is still here, to copy.`
        : 'This comment was removed in the meantime, so this was not saved. Your text is still here, to copy.',
    values,
  };
});

export const deleteCommentAction = memberAction(DeleteCommentSchema, async ({ actor, input }) => {
  await deleteComment(actor, input.id);
  dropFinishedPages();
  redirect(
    input.from === 'admin' ? `/admin/comments?deleted=${input.id}` : `${permalinkPath(input.id)}/deleted`,
  );
});

export const hideCommentAction = adminAction(
  canModerateComments,
  CommentIdSchema,
  async ({ actor, input, values }) => {
    const hidden = await unlessAbsent(hideComment(actor, input.id).then(() => true));
    if (!hidden) return failed(values, removed);
    dropFinishedPages();
    return { status: 'done', message: 'The comment is hidden from readers.' };
  },
);

export const restoreCommentAction = adminAction(
  canModerateComments,
  CommentIdSchema,
  async ({ actor, input, values }) => {
    const restored = await unlessAbsent(restoreComment(actor, input.id).then(() => true));
    if (!restored) return failed(values, removed);
    dropFinishedPages();
    return { status: 'done', message: 'The comment is shown again.' };
  },
);

export const closeCommentsAction = adminAction(
  canModerateComments,
  PostIdSchema,
  async ({ actor, input }) => {
    await closeComments(actor, input.id);
    dropFinishedPages();
    return { status: 'done', message: 'Comments are closed.' };
  },
);

export const openCommentsAction = adminAction(canModerateComments, PostIdSchema, async ({ actor, input }) => {
  await openComments(actor, input.id);
  dropFinishedPages();
  return { status: 'done', message: 'Comments are open.' };
});

/** The place of a comment just saved; finished pages are dropped first, so that it is in the one that comes back. */
async function placePath(id: number): Promise<string> {
  dropFinishedPages();
  const place = await getCommentPlace(id);
  return place ? commentPath(place) : '/';
}
