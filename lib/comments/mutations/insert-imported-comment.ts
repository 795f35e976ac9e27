import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { comments, guests } from '@/drizzle/schema';
import { importedBody } from '@/lib/comments/imported-body';
import { notifyCommentChanged } from '@/lib/comments/mutations/notify-comment-changed';
import type { Transaction } from '@/lib/db';
import { renderImportedComment } from '@/lib/markdown/render-off-thread';
import { RENDER_VERSION } from '@/lib/markdown/render-version';

export type ImportedComment = {
  postId: number;
  /** What it answers; where that is not on the post, it begins a thread. */
  parentId: number | null;
  /** Somebody with an account, or … */
  authorId: number | null;
  /** … a person of the imported blog. Neither: as of a former member. */
  guestId: number | null;
  /** Markdown. */
  body: string;
  createdAt: Date;
  isHidden: boolean;
  editedAt?: Date | null;
  /** Its text is gone; the place holds what answers it. */
  isDeleted?: boolean;
};

/**
 * For imports, in order of time: discussions are shown in the order of ids. As any comment, but neither announced to
 * webhooks nor counted by limits. @returns its number; null where its text shows nothing
 */
export async function insertImportedComment(
  tx: Transaction,
  { body: text, createdAt, isHidden, parentId, postId, authorId, guestId, ...state }: ImportedComment,
): Promise<number | null> {
  const body = state.isDeleted ? '' : importedBody(text).body;
  const bodyHtml = await renderImportedComment(body);
  if (bodyHtml.trim() === '' && !state.isDeleted) return null;
  const [parent] =
    parentId === null
      ? []
      : await tx
          .select({ id: comments.id, rootId: comments.rootId })
          .from(comments)
          .where(and(eq(comments.id, parentId), eq(comments.postId, postId)))
          .for('key share');
  const guest = authorId === null && guestId !== null && (await holdGuest(tx, guestId));
  const [comment] = await tx
    .insert(comments)
    .values({
      postId,
      authorId,
      guestId: guest ? guestId : null,
      ...(parent && { parentId: parent.id, rootId: parent.rootId ?? parent.id }),
      body,
      bodyHtml,
      renderVersion: RENDER_VERSION,
      status: state.isDeleted ? 'deleted' : isHidden ? 'hidden' : 'visible',
      editedAt: state.editedAt,
      // One from the future could be edited until then.
      createdAt: sql`least(${sql.param(createdAt, comments.createdAt)}, now())`,
    })
    .returning({ id: comments.id });
  if (!comment) throw new Error('insert returned no row');
  await notifyCommentChanged(tx, comment.id);
  return comment.id;
}

/** Whether they are there still; taken over or removed at this moment, they wait until the comment is theirs. */
async function holdGuest(tx: Transaction, id: number): Promise<boolean> {
  const found = await tx.select({ id: guests.id }).from(guests).where(eq(guests.id, id)).for('key share');
  return found.length > 0;
}
