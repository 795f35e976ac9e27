import { makeToken } from '@/lib/access/tokens';
import { closeComments, openComments } from '@/lib/comments/mutations/open-comments';
import { createComment } from '@/lib/comments/mutations/create-comment';
import { deleteComment } from '@/lib/comments/mutations/delete-comment';
import { hideComment, restoreComment } from '@/lib/comments/mutations/moderate-comment';
import { undeleteComment } from '@/lib/comments/mutations/undelete-comment';
import { updateComment } from '@/lib/comments/mutations/update-comment';
import {
  discardUnposted,
  keepUnposted,
  postUnposted,
} from '@/lib/comments/unposted/mutations/unposted-comments';
import { makeComment, makeOwner, makePost, makeUser } from '@/lib/testing/factories';
import { changingGuests, quietGuests } from '@/lib/testing/guest-notices';
import type { Run } from '@/lib/testing/picture-notices';

/** A text that waits under a token for its author to log in. */
async function leaveText(): Promise<string> {
  const token = makeToken();
  await keepUnposted(token, { postId: (await makePost()).id, parentId: null, body: 'Waits' });
  return token;
}

/** Rows of content-notice.db.test.ts: each mutation of comments and of guests, prepared, then run. */
export const changingComments: Record<string, Run> = {
  ...changingGuests,
  createComment: async () => {
    const [user, post] = [await makeUser(), await makePost()];
    return () => createComment(user, { postId: post.id, parentId: null, body: 'Hello' });
  },
  updateComment: async () => {
    const user = await makeUser();
    const { id } = await makeComment(await makePost(), { authorId: user.id });
    return () => updateComment(user, { id, body: 'Hello again' });
  },
  deleteComment: async () => {
    const [owner, { id }] = [await makeOwner(), await makeComment(await makePost())];
    return () => deleteComment(owner, id);
  },
  undeleteComment: async () => {
    const [owner, { id }] = [await makeOwner(), await makeComment(await makePost())];
    await deleteComment(owner, id);
    return () => undeleteComment(owner, id);
  },
  hideComment: async () => {
    const [owner, { id }] = [await makeOwner(), await makeComment(await makePost())];
    return () => hideComment(owner, id);
  },
  restoreComment: async () => {
    const [owner, { id }] = [await makeOwner(), await makeComment(await makePost(), { status: 'hidden' })];
    return () => restoreComment(owner, id);
  },
  closeComments: async () => {
    const [owner, post] = [await makeOwner(), await makePost()];
    return () => closeComments(owner, post.id);
  },
  openComments: async () => {
    const [owner, post] = [await makeOwner(), await makePost({ commentsOpen: false })];
    return () => openComments(owner, post.id);
  },
  postUnposted: async () => {
    const [user, token] = [await makeUser(), await leaveText()];
    return () => postUnposted(user, token);
  },
};

export const quietComments: Record<string, Run> = {
  ...quietGuests,
  keepUnposted: async () => leaveText,
  discardUnposted: async () => {
    const token = await leaveText();
    return () => discardUnposted(token);
  },
};
