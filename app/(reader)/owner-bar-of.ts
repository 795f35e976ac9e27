import { closeCommentsAction, openCommentsAction } from '@/lib/comments/actions';
import { publicPath } from '@/lib/paths';
import { unpublishPostAction } from '@/lib/posts/actions';
import type { PostDetail } from '@/lib/posts/queries/views';
import { absolute } from '@/lib/site/structured-data';

const actions = { unpublish: unpublishPostAction, close: closeCommentsAction, open: openCommentsAction };

/** What the owner's bar is given on the page of a post, and on a page of one's own. */
export const ownerBarOf = (post: PostDetail) => {
  const { id, kind, title, version, commentsOpen } = post;
  return { post: { id, kind, title, version, commentsOpen }, url: absolute(publicPath(post)), actions };
};
