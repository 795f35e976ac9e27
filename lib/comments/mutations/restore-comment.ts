import 'server-only';
import { and, eq, ne } from 'drizzle-orm';
import { comments } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canModerateComments } from '@/lib/access/permissions';
import { notifyContentChanged } from '@/lib/content-changed';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';

/**
 * Shows a hidden comment to readers again. Restoring twice is restoring once.
 * @throws {NotFoundError} when it is absent or deleted, or for anybody but the moderator
 */
export async function restoreComment(actor: Actor, id: number): Promise<void> {
  if (!canModerateComments(actor)) throw new NotFoundError();
  await db.transaction(async (tx) => {
    const changed = await tx
      .update(comments)
      .set({ status: 'visible' })
      .where(and(eq(comments.id, id), ne(comments.status, 'deleted')))
      .returning({ id: comments.id });
    if (changed.length === 0) throw new NotFoundError();
    await notifyContentChanged(tx);
  });
}
