import 'server-only';
import { canModerateComments, COMMENT_EDIT_MINUTES } from '@/lib/access/permissions';
import type { Viewer } from '@/lib/access/actor';
import { ApiError, invalidField } from '@/lib/api/api-error';
import { authorize } from '@/lib/api/authorize';
import { makeCursor, pageOf, readCursor } from '@/lib/api/cursor';
import { operation } from '@/lib/api/operation';
import { CursorQuery, IdParams, LINK_HEADER } from '@/lib/api/schemas/common';
import { Comment, CommentChange, CommentPage, ModerationQuery, NewComment } from '@/lib/api/schemas/comments';
import { limitComments } from '@/lib/comments/limit-comments';
import { createComment } from '@/lib/comments/mutations/create-comment';
import { deleteComment } from '@/lib/comments/mutations/delete-comment';
import { hideComment, restoreComment } from '@/lib/comments/mutations/moderate-comment';
import { updateComment } from '@/lib/comments/mutations/update-comment';
import { permalinkPath } from '@/lib/comments/paths';
import { getListedComment, listCommentsOf, type ListedComment } from '@/lib/comments/queries/listed';
import { listCommentsToModerate, type ModeratedComment } from '@/lib/comments/queries/moderation';
import { dropFinishedPages } from '@/lib/content-changed';
import { settings } from '@/lib/env';
import { NotFoundError } from '@/lib/errors';
import { findPost } from '@/lib/posts/queries/find-posts';

const PER_PAGE = 50;

const urlOf = (id: number) => settings().SITE_URL + permalinkPath(id);
const withUrl = <C extends ListedComment>(comment: C) => ({ ...comment, url: urlOf(comment.id) });

export const listComments = operation({
  id: 'listCommentsOfPost',
  method: 'GET',
  path: '/posts/{id}/comments',
  tag: 'Comments',
  summary: 'The discussion of a post: threads by age, in each the answers by age',
  who: 'anybody',
  params: IdParams,
  query: CursorQuery,
  isShared: true,
  success: 200,
  answer: CommentPage,
  headers: LINK_HEADER,
  problems: ['not-found'],
  async handle({ params: { id }, query, request }) {
    if (!(await findPost(null, { id }))) throw new NotFoundError();
    const list = `comments of ${id}`;
    const [threadId, last] = readCursor(list, query.cursor) ?? [];
    const after =
      threadId === undefined || last === undefined ? null : { threadId: Number(threadId), id: Number(last) };
    const found = await listCommentsOf(id, { after, limit: PER_PAGE + 1 });
    const page = found.slice(0, PER_PAGE);
    const end = found.length > PER_PAGE ? page.at(-1) : undefined;
    return pageOf(request, page.map(withUrl), end ? makeCursor(list, [end.threadId, end.id]) : null);
  },
});

export const postComment = operation({
  id: 'createComment',
  method: 'POST',
  path: '/posts/{id}/comments',
  tag: 'Comments',
  summary: 'Comment on a post, or answer a comment',
  who: 'member',
  scope: 'comments:write',
  params: IdParams,
  body: NewComment,
  success: 201,
  answer: Comment,
  headers: { Location: 'The comment' },
  problems: ['not-found', 'comments-closed', 'throttled', 'unavailable'],
  async handle({ actor, params, body }) {
    await limitComments(actor);
    const input = { postId: params.id, parentId: body.parentId ?? null, body: body.body };
    const created = await createComment(actor, input);
    if (!created.ok) {
      switch (created.code) {
        case 'blank':
          throw blank;
        case 'comments-closed':
          throw new ApiError('comments-closed');
        case 'parent-gone':
          throw invalidField('/parentId', 'The comment that it answers is not there, or was removed.');
        case 'post-gone':
          throw new NotFoundError();
      }
    }
    dropFinishedPages();
    const { id } = created.value;
    const Location = `${settings().SITE_URL}/api/v1/comments/${id}`;
    return { body: await requireComment(actor, id), headers: { Location } };
  },
});

export const listAllComments = operation({
  id: 'listComments',
  method: 'GET',
  path: '/comments',
  tag: 'Comments',
  summary: 'Comments on all posts, newest first, hidden ones among them',
  who: canModerateComments,
  scope: 'comments:moderate',
  query: ModerationQuery,
  success: 200,
  answer: CommentPage,
  headers: LINK_HEADER,
  async handle({ actor, query: { status = 'all', cursor }, request }) {
    const list = `comments that are ${status}`;
    const [before = null] = readCursor(list, cursor) ?? [];
    const found = await listCommentsToModerate(actor, {
      status,
      before: before === null ? null : Number(before),
    });
    return pageOf(
      request,
      found.comments.map(moderated),
      found.nextBefore === null ? null : makeCursor(list, [found.nextBefore]),
    );
  },
});

export const getComment = operation({
  id: 'getComment',
  method: 'GET',
  path: '/comments/{id}',
  tag: 'Comments',
  summary: 'One comment',
  who: 'anybody',
  scope: 'comments:moderate',
  params: IdParams,
  isShared: true,
  success: 200,
  answer: Comment,
  problems: ['not-found'],
  async handle({ caller, params }) {
    // Its author gets the Markdown; what is hidden takes the scope of a moderator.
    const actor = caller?.actor ?? null;
    const comment = await requireComment(actor, params.id);
    if (comment.status !== 'visible' && !caller?.may('comments:moderate')) throw new NotFoundError();
    return { body: comment };
  },
});

export const editComment = operation({
  id: 'changeComment',
  method: 'PATCH',
  path: '/comments/{id}',
  tag: 'Comments',
  summary: `Edit your comment, within ${COMMENT_EDIT_MINUTES} minutes`,
  who: 'member',
  scope: 'comments:write',
  params: IdParams,
  body: CommentChange,
  success: 200,
  answer: Comment,
  problems: ['not-found', 'too-late-to-edit', 'throttled', 'unavailable'],
  async handle({ actor, params, body }) {
    await limitComments(actor);
    const updated = await updateComment(actor, { id: params.id, body: body.body });
    if (!updated.ok) {
      switch (updated.code) {
        case 'blank':
          throw blank;
        case 'too-late':
          throw new ApiError('too-late-to-edit');
        // Without a basis nothing is stale.
        case 'stale':
        case 'gone':
          throw new NotFoundError();
      }
    }
    dropFinishedPages();
    return { body: await requireComment(actor, params.id) };
  },
});

export const removeComment = operation({
  id: 'deleteComment',
  method: 'DELETE',
  path: '/comments/{id}',
  tag: 'Comments',
  summary: 'Delete your comment, or as the owner anybody’s',
  description:
    'Whoever deleted it can bring it back for 30 days; answers keep their place. Scope: comments:write for your own, comments:moderate for others.',
  who: 'member',
  params: IdParams,
  success: 204,
  problems: ['not-found', 'insufficient-scope'],
  async handle({ actor, caller, params }) {
    // The Markdown is its author's alone.
    const isOwn = 'body' in (await requireComment(actor, params.id));
    const scope = isOwn ? 'comments:write' : 'comments:moderate';
    await authorize(caller, { who: 'member', scope, method: 'DELETE', path: `/comments/${params.id}` });
    await deleteComment(actor, params.id);
    dropFinishedPages();
    return { body: undefined };
  },
});

const moderation = {
  tag: 'Comments',
  path: '/comments/{id}/hidden',
  who: canModerateComments,
  scope: 'comments:moderate',
  params: IdParams,
  success: 204,
} as const;

export const hide = operation({
  ...moderation,
  id: 'hideComment',
  method: 'PUT',
  summary: 'Hide a comment from readers',
  problems: ['not-found'],
  async handle({ actor, params }) {
    await hideComment(actor, params.id);
    dropFinishedPages();
    return { body: undefined };
  },
});

export const approve = operation({
  ...moderation,
  id: 'approveComment',
  method: 'DELETE',
  summary: 'Approve a comment that was hidden: readers see it again',
  problems: ['not-found'],
  async handle({ actor, params }) {
    await restoreComment(actor, params.id);
    dropFinishedPages();
    return { body: undefined };
  },
});

const blank = invalidField('/body', 'Nothing of this would show. Write a few words.');

/** @throws {NotFoundError} */
async function requireComment(viewer: Viewer, id: number) {
  const comment = await getListedComment(viewer, id);
  if (!comment) throw new NotFoundError();
  return withUrl(comment);
}

const moderated = ({ id, parentId, rootId, status, bodyHtml, post, ...comment }: ModeratedComment) => ({
  id,
  url: urlOf(id),
  postId: post.id,
  parentId,
  threadId: rootId ?? id,
  status,
  html: bodyHtml,
  author: comment.author,
  createdAt: comment.createdAt,
  editedAt: comment.editedAt,
});
