import 'server-only';
import { and, eq } from 'drizzle-orm';
import { comments, posts } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canUndeleteComment } from '@/lib/access/permissions';
import { announceComment } from '@/lib/comments/mutations/announce';
import { notifyCommentChanged } from '@/lib/comments/mutations/notify-comment-changed';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { visiblePosts } from '@/lib/posts/queries/visibility';

/** Out of the bin, as it was: hidden if it was hidden. @throws {NotFoundError} when the actor has deleted no such comment */
export async function undeleteComment(actor: Actor, id: number): Promise<void> {
  await db.transaction(async (tx) => {
    const [comment] = await tx
      .select({
        status: comments.status,
        deletedById: comments.deletedById,
        wasHidden: comments.wasHidden,
      })
      .from(comments)
      .innerJoin(posts, eq(posts.id, comments.postId))
      .where(and(eq(comments.id, id), visiblePosts(actor)))
      .for('update', { of: comments });
    if (!comment || !canUndeleteComment(actor, comment)) throw new NotFoundError();
    await tx
      .update(comments)
      .set({
        status: comment.wasHidden ? 'hidden' : 'visible',
        deletedAt: null,
        deletedById: null,
        wasHidden: false,
      })
      .where(eq(comments.id, id));
    if (!comment.wasHidden) await announceComment(tx, id, 'approved');
    await notifyCommentChanged(tx, id);
  });
}
