import 'server-only';
import { eq } from 'drizzle-orm';
import { comments } from '@/drizzle/schema';
import { importedBody } from '@/lib/comments/imported-body';
import { notifyCommentChanged } from '@/lib/comments/mutations/notify-comment-changed';
import type { Transaction } from '@/lib/db';
import { renderComment } from '@/lib/markdown/render-off-thread';
import { RENDER_VERSION } from '@/lib/markdown/render-version';
import { fail, ok, type Result } from '@/lib/result';

/** A text, with the moment when it was last edited, ISO 8601. */
export type CommentText = { body: string; editedAt: string | null };

/** @param was.editedAt as the import that made it left it; null for never */
type Changes = { id: number; was: { editedAt: string | null }; text: CommentText };

/**
 * The text that a comment has in its source by now; whether it is shown stays as it was decided here, and nobody is told.
 * `same`: it is what is here. @returns the text before, and as it is stored now
 */
export async function updateImportedComment(
  tx: Transaction,
  { id, was, text }: Changes,
): Promise<Result<{ before: CommentText; after: CommentText }, 'gone' | 'edited' | 'blank' | 'same'>> {
  const before = await lockCommentText(tx, id);
  if (!before) return fail('gone');
  if (before.editedAt !== was.editedAt) return fail('edited');
  const after = { body: importedBody(text.body).body, editedAt: text.editedAt };
  if (after.body === before.body) return fail('same');
  return (await setCommentText(tx, id, after)) ? ok({ before, after }) : fail('blank');
}

/** Until the end of the transaction nobody else changes it. Null for what is gone or deleted. */
export async function lockCommentText(tx: Transaction, id: number): Promise<CommentText | null> {
  const [found] = await tx
    .select({ body: comments.body, editedAt: comments.editedAt, status: comments.status })
    .from(comments)
    .where(eq(comments.id, id))
    .for('update');
  if (!found || found.status === 'deleted') return null;
  return { body: found.body, editedAt: found.editedAt?.toISOString() ?? null };
}

/** As it stands, for imports alone. @returns false where it would show nothing, and is left as it is */
export async function setCommentText(tx: Transaction, id: number, text: CommentText): Promise<boolean> {
  const bodyHtml = await renderComment(text.body);
  if (bodyHtml.trim() === '') return false;
  const editedAt = text.editedAt === null ? null : new Date(text.editedAt);
  await tx
    .update(comments)
    .set({ body: text.body, bodyHtml, renderVersion: RENDER_VERSION, editedAt })
    .where(eq(comments.id, id));
  await notifyCommentChanged(tx, id);
  return true;
}
