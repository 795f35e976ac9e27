import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { comments, posts } from '@/drizzle/schema';
import type { Transaction } from '@/lib/db';
import { isKeptPost } from '@/lib/posts/queries/visibility';
import { inOrder } from './order';
import { readRows } from './snapshot';

export type CommentRow = {
  id: number;
  postId: number;
  postSlug: string;
  postFeedId: string | null;
  parentId: number | null;
  authorId: number | null;
  guestId: number | null;
  status: 'visible' | 'hidden' | 'deleted';
  body: string;
  createdAt: string;
  editedAt: string | null;
};

/** Post by post, and each comment after what it answers. A deleted one is there where somebody answered it. */
export const readComments = (tx: Transaction): AsyncGenerator<CommentRow> =>
  readRows<CommentRow>(
    tx,
    sql`with recursive kept as (
        select ${comments.id}, ${comments.parentId} from ${comments} where ${comments.status} <> 'deleted'
        union
        select above.id, above.parent_id from ${comments} above join kept on above.id = kept.parent_id)
      select ${comments.id}, ${comments.postId} as "postId", ${posts.slug} as "postSlug", ${posts.feedId} as "postFeedId",
        ${comments.parentId} as "parentId", ${comments.authorId} as "authorId", ${comments.guestId} as "guestId",
        ${comments.status}, ${comments.body}, ${comments.createdAt} as "createdAt", ${comments.editedAt} as "editedAt"
      from ${comments} join ${posts} on ${eq(posts.id, comments.postId)}
      where ${isKeptPost} and ${comments.id} in (select id from kept)
      order by ${inOrder(posts.slug)}, ${comments.id}`,
  );
