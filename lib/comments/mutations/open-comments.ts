import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canModerateComments } from '@/lib/access/permissions';
import { notifyPostChanged } from '@/lib/posts/mutations/notify-post-changed';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { isKeptPost } from '@/lib/posts/queries/visibility';

/** @throws {NotFoundError} when the post is absent, or the actor may not moderate */
export const openComments = (actor: Actor, postId: number): Promise<void> => setOpen(actor, postId, true);

/** What is there stays. @throws {NotFoundError} when the post is absent, or the actor may not moderate */
export const closeComments = (actor: Actor, postId: number): Promise<void> => setOpen(actor, postId, false);

async function setOpen(actor: Actor, postId: number, commentsOpen: boolean): Promise<void> {
  if (!canModerateComments(actor)) throw new NotFoundError();
  await db.transaction(async (tx) => {
    const changed = await tx
      .update(posts)
      // The text reads as before, so neither its version nor its date changes.
      .set({ commentsOpen, updatedAt: sql`${posts.updatedAt}` })
      .where(and(eq(posts.id, postId), isKeptPost))
      .returning({ id: posts.id });
    if (changed.length === 0) throw new NotFoundError();
    await notifyPostChanged(tx, postId);
  });
}
