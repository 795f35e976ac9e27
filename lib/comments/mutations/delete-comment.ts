import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { comments, posts } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canDeleteComment } from '@/lib/access/permissions';
import { announceComment } from '@/lib/comments/mutations/announce';
import { notifyCommentChanged } from '@/lib/comments/mutations/notify-comment-changed';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { visiblePosts } from '@/lib/posts/queries/visibility';

/** Into the bin of whoever deletes it. The row stays, so that answers keep their place. @throws {NotFoundError} when it is absent, deleted, or not theirs */
export async function deleteComment(actor: Actor, id: number): Promise<void> {
  await db.transaction(async (tx) => {
    const [comment] = await tx
      .select({
        authorId: comments.authorId,
        status: comments.status,
        createdAt: comments.createdAt,
      })
      .from(comments)
      .innerJoin(posts, eq(posts.id, comments.postId))
      .where(and(eq(comments.id, id), visiblePosts(actor)))
      .for('update', { of: comments });
    if (!comment || !canDeleteComment(actor, comment)) throw new NotFoundError();
    await tx
      .update(comments)
      .set({
        status: 'deleted',
        deletedAt: sql`now()`,
        deletedById: actor.id,
        wasHidden: comment.status === 'hidden',
      })
      .where(eq(comments.id, id));
    await announceComment(tx, id, 'deleted');
    await notifyCommentChanged(tx, id);
  });
}
