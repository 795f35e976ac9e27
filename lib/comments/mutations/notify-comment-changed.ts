import 'server-only';
import { eq } from 'drizzle-orm';
import { comments } from '@/drizzle/schema';
import { notifyContentChanged } from '@/lib/content-changed';
import { discussionName, guestName, NEWEST_COMMENTS, personName } from '@/lib/content-names';
import type { Executor } from '@/lib/db';

/** In the transaction: tells of the discussion, of lists that count it, and of its author's page. */
export async function notifyCommentChanged(tx: Executor, id: number): Promise<void> {
  const [comment] = await tx
    .select({ postId: comments.postId, authorId: comments.authorId, guestId: comments.guestId })
    .from(comments)
    .where(eq(comments.id, id));
  if (!comment) return notifyContentChanged(tx);
  const author = comment.authorId === null ? [] : [personName(comment.authorId)];
  const guest = comment.guestId === null ? [] : [guestName(comment.guestId)];
  await notifyContentChanged(tx, [discussionName(comment.postId), NEWEST_COMMENTS, ...author, ...guest]);
}
