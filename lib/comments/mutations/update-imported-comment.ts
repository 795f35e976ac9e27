import 'server-only';
import { eq } from 'drizzle-orm';
import { comments } from '@/drizzle/schema';
import { importedBody } from '@/lib/comments/imported-body';
import { notifyCommentChanged } from '@/lib/comments/mutations/notify-comment-changed';
import type { Transaction } from '@/lib/db';
import { renderImportedComment } from '@/lib/markdown/render-off-thread';
import { RENDER_VERSION } from '@/lib/markdown/render-version';
import { fail, ok, type Result } from '@/lib/result';

/** A text, with the moment when it was last edited, ISO 8601. Where nothing is said of being hidden, that stays. */
export type CommentText = { body: string; editedAt: string | null; isHidden?: boolean };

type Changes = {
  id: number;
  /** As the import that made it left it; null for never. */
  was: { editedAt: string | null };
  text: { body: string; editedAt: string | null };
  /** It was hidden because it waited for approval in the source, and has that by now. */
  isApproved: boolean;
};

/**
 * The text that a comment has in its source by now; whether it is shown stays as it was decided here, unless nobody has
 * decided yet. Nobody is told. `same`: it is what is here. @returns what was before, and as it is stored now
 */
export async function updateImportedComment(
  tx: Transaction,
  { id, was, text, isApproved }: Changes,
): Promise<Result<{ before: CommentText; after: CommentText }, 'gone' | 'edited' | 'blank' | 'same'>> {
  const before = await lockCommentText(tx, id);
  if (!before) return fail('gone');
  if (before.editedAt !== was.editedAt) return fail('edited');
  const isHidden = before.isHidden && !isApproved;
  const after = { body: importedBody(text.body).body, editedAt: text.editedAt, isHidden };
  if (after.body === before.body && isHidden === before.isHidden) return fail('same');
  return (await setCommentText(tx, id, after)) ? ok({ before, after }) : fail('blank');
}

/** Until the end of the transaction nobody else changes it. Null for what is gone or deleted. */
export async function lockCommentText(tx: Transaction, id: number): Promise<Required<CommentText> | null> {
  const [found] = await tx
    .select({ body: comments.body, editedAt: comments.editedAt, status: comments.status })
    .from(comments)
    .where(eq(comments.id, id))
    .for('update');
  if (!found || found.status === 'deleted') return null;
  const isHidden = found.status === 'hidden';
  return { body: found.body, editedAt: found.editedAt?.toISOString() ?? null, isHidden };
}

/** As it stands, for imports alone. @returns false where it would show nothing, and is left as it is */
export async function setCommentText(tx: Transaction, id: number, text: CommentText): Promise<boolean> {
  const bodyHtml = await renderImportedComment(text.body);
  if (bodyHtml.trim() === '') return false;
  const editedAt = text.editedAt === null ? null : new Date(text.editedAt);
  await tx
    .update(comments)
    .set({
      body: text.body,
      bodyHtml,
      renderVersion: RENDER_VERSION,
      editedAt,
      ...(text.isHidden !== undefined && { status: text.isHidden ? 'hidden' : 'visible' }),
    })
    .where(eq(comments.id, id));
  await notifyCommentChanged(tx, id);
  return true;
}
