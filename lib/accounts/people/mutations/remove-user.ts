import 'server-only';
import { eq } from 'drizzle-orm';
import { comments, outbox, users } from '@/drizzle/schema';
import { notifyContentChanged } from '@/lib/content-changed';
import type { Transaction } from '@/lib/db';

export type CommentsFate = 'keep' | 'erase';

/** The caller's transaction has checked who may; the database refuses user 1. Erased comments keep their row. */
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
