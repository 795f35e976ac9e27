import 'server-only';
import { canManagePosts } from '@/lib/access/permissions';
import { makeCursor, pageOf, readCursor } from '@/lib/api/cursor';
import { operation } from '@/lib/api/operation';
import { replyToPost } from '@/lib/api/operations/post-views';
import { BinnedPosts } from '@/lib/api/schemas/bin';
import { CursorQuery, IdParams, LINK_HEADER } from '@/lib/api/schemas/common';
import { Post } from '@/lib/api/schemas/posts';
import { dropFinishedPages } from '@/lib/content-changed';
import { NotFoundError } from '@/lib/errors';
import { purgePost } from '@/lib/posts/mutations/purge-posts';
import { restorePost } from '@/lib/posts/mutations/restore-post';
import { listBinnedPosts } from '@/lib/posts/queries/bin';

export const listBin = operation({
  id: 'listDeletedPosts',
  method: 'GET',
  path: '/bin/posts',
  tag: 'Posts',
  summary: 'Posts in the bin, deleted last first',
  who: canManagePosts,
  scope: 'posts:read',
  query: CursorQuery,
  success: 200,
  answer: BinnedPosts,
  headers: LINK_HEADER,
  problems: ['not-found'],
  async handle({ actor, query, request }) {
    const [page = 1] = readCursor('bin', query.cursor) ?? [];
    const list = await listBinnedPosts(actor, Number(page));
    if (!list) throw new NotFoundError();
    return pageOf(
      request,
      list.items,
      list.page < list.pageCount ? makeCursor('bin', [list.page + 1]) : null,
    );
  },
});

export const restore = operation({
  id: 'restorePost',
  method: 'PUT',
  path: '/bin/posts/{id}/restored',
  tag: 'Posts',
  summary: 'Take a post out of the bin, as it was',
  description:
    'Where another post has its slug by now, it gets one like it. What was scheduled for a time that has passed becomes a draft.',
  who: canManagePosts,
  scope: 'posts:write',
  params: IdParams,
  success: 200,
  answer: Post,
  headers: { ETag: 'The version, for If-Match' },
  problems: ['not-found'],
  async handle({ actor, params }) {
    await restorePost(actor, params.id);
    dropFinishedPages();
    return replyToPost(actor, params.id);
  },
});

export const purge = operation({
  id: 'purgePost',
  method: 'DELETE',
  path: '/bin/posts/{id}',
  tag: 'Posts',
  summary: 'Delete a post that is in the bin, for ever',
  who: canManagePosts,
  scope: 'posts:write',
  params: IdParams,
  success: 204,
  problems: ['not-found'],
  async handle({ actor, params }) {
    await purgePost(actor, params.id);
    return { body: undefined };
  },
});
