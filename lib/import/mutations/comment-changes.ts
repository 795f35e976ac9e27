import 'server-only';
import {
  lockCommentText,
  setCommentText,
  updateImportedComment,
  type CommentText,
} from '@/lib/comments/mutations/update-imported-comment';
import type { Transaction } from '@/lib/db';
import type { Applied } from '@/lib/import/mutations/apply-batch';
import type { PlannedComment } from '@/lib/import/mutations/apply-others';
import { recallItems, type LeftComment } from '@/lib/import/queries/recalled-items';

const reasons = {
  gone: 'it was deleted here',
  edited: 'it was changed here since it was imported, and has changed in the source too',
  blank: 'its text shows nothing any more',
};

/** With what the import left, for later ones. */
export type ChangedComment = { was: CommentText; is: CommentText } & LeftComment;

/** One that an earlier import brought in gets the text that it has in the source by now. */
export async function applyCommentChange(
  tx: Transaction,
  { id: importId, source }: { id: number; source: string },
  targetId: number,
  { key, body, editedAt, isHidden }: PlannedComment,
): Promise<Applied> {
  const earlier = (await recallItems(importId, source, 'comment', [key], tx)).get(key);
  const changed = await updateImportedComment(tx, {
    id: targetId,
    was: { editedAt: moment(earlier?.editedAt) },
    text: { body, editedAt: moment(editedAt) },
    isApproved: earlier?.isHidden === true && !isHidden,
  });
  if (changed.ok) {
    const { before: was, after: is } = changed.value;
    const stillWaits = earlier?.isHidden === true && isHidden;
    const before: ChangedComment = { was, is, editedAt: is.editedAt, isHidden: stillWaits };
    return { targetId, before };
  }
  if (changed.code === 'same') return { action: 'unchanged', targetId };
  return { action: 'skip', targetId, why: reasons[changed.code] };
}

const moment = (text: string | null | undefined): string | null =>
  text ? new Date(text).toISOString() : null;

/** @returns why it stays as it is; null where it has its former text again, and where it is gone */
export async function undoCommentChange(
  tx: Transaction,
  id: number,
  { was, is }: ChangedComment,
): Promise<string | null> {
  const now = await lockCommentText(tx, id);
  if (!now) return null;
  if (now.body !== is.body || now.editedAt !== is.editedAt) return 'it was changed since';
  const wasShown = was.isHidden === true && is.isHidden === false;
  const former = { ...was, isHidden: wasShown ? true : undefined };
  return (await setCommentText(tx, id, former)) ? null : 'its former text shows nothing any more';
}
