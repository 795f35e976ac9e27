import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { canModerateComments } from '@/lib/access/permissions';
import { authorize } from '@/lib/api/authorize';
import type { Caller } from '@/lib/api/caller';
import { makeCursor, pageOf, readCursor } from '@/lib/api/cursor';
import { operation } from '@/lib/api/operation';
import { DeletedComments } from '@/lib/api/schemas/bin';
import { CursorQuery, IdParams, LINK_HEADER } from '@/lib/api/schemas/common';
import { eraseComment } from '@/lib/comments/mutations/erase-comments';
import { undeleteComment } from '@/lib/comments/mutations/undelete-comment';
import { getDeletedComment, listDeletedComments } from '@/lib/comments/queries/bin';
import { dropFinishedPages } from '@/lib/content-changed';
import { NotFoundError } from '@/lib/errors';

export const listBin = operation({
  id: 'listDeletedComments',
  method: 'GET',
  path: '/bin/comments',
  tag: 'Comments',
  summary: 'Comments that the owner has deleted, the last ones first',
  description: 'What its author deleted is not among them: nobody else reads it.',
  who: canModerateComments,
  scope: 'comments:moderate',
  query: CursorQuery,
  success: 200,
  answer: DeletedComments,
  headers: LINK_HEADER,
  problems: ['not-found'],
  async handle({ actor, query, request }) {
    const [page = 1] = readCursor('deleted comments', query.cursor) ?? [];
    const list = await listDeletedComments(actor, Number(page));
    if (!list) throw new NotFoundError();
    const items = list.items.map(({ id, postId, bodyHtml, author, deletedAt, daysLeft }) => ({
      ...{ id, postId, html: bodyHtml, author, deletedAt, daysLeft },
    }));
    const isLast = list.page === list.pageCount;
    return pageOf(request, items, isLast ? null : makeCursor('deleted comments', [list.page + 1]));
  },
});

const ofWhoDeletedIt = {
  tag: 'Comments',
  description:
    'For whoever deleted it. Scope: comments:write for your own comment, comments:moderate for others.',
  who: 'member',
  params: IdParams,
  success: 204,
  problems: ['not-found', 'insufficient-scope'],
} as const;

export const undelete = operation({
  ...ofWhoDeletedIt,
  id: 'undeleteComment',
  method: 'PUT',
  path: '/bin/comments/{id}/restored',
  summary: 'Bring back a comment that you deleted in the last 30 days',
  problems: [...ofWhoDeletedIt.problems],
  async handle({ actor, caller, params }) {
    await requireScope(actor, caller, params.id, 'PUT');
    await undeleteComment(actor, params.id);
    dropFinishedPages();
    return { body: undefined };
  },
});

export const erase = operation({
  ...ofWhoDeletedIt,
  id: 'eraseComment',
  method: 'DELETE',
  path: '/bin/comments/{id}',
  summary: 'Erase a comment that you deleted, for ever',
  problems: [...ofWhoDeletedIt.problems],
  async handle({ actor, caller, params }) {
    await requireScope(actor, caller, params.id, 'DELETE');
    await eraseComment(actor, params.id);
    return { body: undefined };
  },
});

async function requireScope(actor: Actor, caller: Caller, id: number, method: 'PUT' | 'DELETE') {
  const comment = await getDeletedComment(actor, id);
  if (!comment) throw new NotFoundError();
  const scope = comment.authorId === actor.id ? 'comments:write' : 'comments:moderate';
  await authorize(caller, { who: 'member', scope, method, path: `/bin/comments/${id}` });
}
