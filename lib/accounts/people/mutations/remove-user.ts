import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { comments, outbox, posts, users } from '@/drizzle/schema';
import { OWNER_ID } from '@/lib/access/actor';
import { erased } from '@/lib/comments/mutations/erase-comments';
import { notifyContentChanged } from '@/lib/content-changed';
import { allowLongStatements, type Transaction } from '@/lib/db';
import { accountFolder, removeTextsOf } from '@/lib/texts/folder';

export type CommentsFate = 'keep' | 'erase';

/** The caller's transaction has checked who may; the database refuses user 1. Erased comments keep their row. */
export async function removeUser(tx: Transaction, userId: number, fate: CommentsFate): Promise<void> {
  await allowLongStatements(tx);
  // What they had deleted is erased whatever becomes of the rest: nobody is left who could want it back.
  const isDeleted = fate === 'erase' ? undefined : eq(comments.status, 'deleted');
  await tx
    .update(comments)
    .set(erased)
    .where(and(eq(comments.authorId, userId), isDeleted));
  // Posts that came with an import may bear their name. Nobody but the owner is left to stand for them.
  await tx
    .update(posts)
    .set({ authorId: OWNER_ID, updatedAt: sql`${posts.updatedAt}` })
    .where(eq(posts.authorId, userId));
  const [user] = await tx.delete(users).where(eq(users.id, userId)).returning({ email: users.email });
  if (user) await tx.delete(outbox).where(eq(outbox.recipient, user.email));
  await removeTextsOf(accountFolder(userId));
  await notifyContentChanged(tx);
}
