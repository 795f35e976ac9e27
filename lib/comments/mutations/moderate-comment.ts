import 'server-only';
import { and, eq, ne } from 'drizzle-orm';
import { comments } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canModerateComments } from '@/lib/access/permissions';
import { announceComment } from '@/lib/comments/mutations/announce';
import { notifyCommentChanged } from '@/lib/comments/mutations/notify-comment-changed';
import { db } from '@/lib/db';
import { isOnKeptPost } from '@/lib/comments/queries/on-kept-post';
import { NotFoundError } from '@/lib/errors';

/** Hiding twice is hiding once. @throws {NotFoundError} when it is absent or deleted, or the actor may not moderate */
export const hideComment = (actor: Actor, id: number): Promise<void> => setStatus(actor, id, 'hidden');

/** @throws {NotFoundError} when it is absent or deleted, or the actor may not moderate */
export const restoreComment = (actor: Actor, id: number): Promise<void> => setStatus(actor, id, 'visible');

async function setStatus(actor: Actor, id: number, status: 'hidden' | 'visible'): Promise<void> {
  if (!canModerateComments(actor)) throw new NotFoundError();
  await db.transaction(async (tx) => {
    const changed = await tx
      .update(comments)
      .set({ status })
      .where(and(eq(comments.id, id), ne(comments.status, 'deleted'), isOnKeptPost))
      .returning({ id: comments.id });
    if (changed.length === 0) throw new NotFoundError();
    await announceComment(tx, id, status === 'hidden' ? 'hidden' : 'approved');
    await notifyCommentChanged(tx, id);
  });
}
