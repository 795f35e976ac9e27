import 'server-only';
import { eq } from 'drizzle-orm';
import { comments, outbox, users } from '@/drizzle/schema';
import { notifyContentChanged } from '@/lib/content-changed';
import type { Transaction } from '@/lib/db';

/** The fate of the comments of an account that goes: they stay without a name, or their text goes too. */
export type CommentsFate = 'keep' | 'erase';

/**
 * Removes an account with everything that hangs on it, as part of the caller's transaction, which has checked
 * who may. User 1 is refused by the database. Erased comments keep their row, so that answers keep their place.
 */
export async function removeUser(tx: Transaction, userId: number, fate: CommentsFate): Promise<void> {
  if (fate === 'erase') {
    await tx
      .update(comments)
      .set({ status: 'deleted', body: '', bodyHtml: '', authorId: null, editedAt: null })
      .where(eq(comments.authorId, userId));
  }
  const [user] = await tx.delete(users).where(eq(users.id, userId)).returning({ email: users.email });
  if (user) await tx.delete(outbox).where(eq(outbox.recipient, user.email));
  await notifyContentChanged(tx);
}
