import 'server-only';
import { desc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import { comments, posts, unpostedComments } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { hashToken } from '@/lib/access/tokens';
import { createComment, type CreateCommentProblem } from '@/lib/comments/mutations/create-comment';
import { expiry, isWaiting } from '@/lib/comments/unposted/queries/unposted-comment';
import type { CommentInput } from '@/lib/comments/validation';
import { db } from '@/lib/db';
import { renderComment } from '@/lib/markdown/render-off-thread';
import { fail, ok, type Result } from '@/lib/result';

/** At most this many texts wait (5,000 characters each); then the oldest go. Anybody may leave one, so it is bounded. */
const UNPOSTED_LIMIT = 10_000;

export async function keepUnposted(token: string, { postId, parentId, body }: CommentInput): Promise<void> {
  const row = {
    // Looked up, because either may be gone by now, and the text is kept all the same.
    postId: sql<number | null>`(select id from ${posts} where id = ${postId})`,
    parentId: sql<number | null>`(select id from ${comments} where id = ${parentId})`,
    body,
    createdAt: sql`now()`,
  };
  await db
    .insert(unpostedComments)
    .values({ tokenHash: hashToken(token), ...row })
    .onConflictDoUpdate({ target: unpostedComments.tokenHash, set: row });
  const beyondLimit = db
    .select({ tokenHash: unpostedComments.tokenHash })
    .from(unpostedComments)
    .orderBy(desc(unpostedComments.createdAt))
    .offset(UNPOSTED_LIMIT);
  await db
    .delete(unpostedComments)
    .where(or(lt(unpostedComments.createdAt, expiry), inArray(unpostedComments.tokenHash, beyondLimit)));
}

/** Makes a comment of the text that waits under a token, once; null when nothing waits. What cannot be posted stays. */
export async function postUnposted(
  actor: Actor,
  token: string,
): Promise<Result<{ id: number; input: CommentInput }, CreateCommentProblem> | null> {
  const [waiting] = await db
    .select({ body: unpostedComments.body })
    .from(unpostedComments)
    .where(isWaiting(token));
  if (!waiting) return null;
  // Before the transaction: nobody should wait for its locks while a text is rendered.
  const rendered = await renderComment(waiting.body);
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select({
        postId: unpostedComments.postId,
        parentId: unpostedComments.parentId,
        body: unpostedComments.body,
      })
      .from(unpostedComments)
      .where(isWaiting(token))
      .for('update');
    if (!row) return null;
    if (row.postId === null) return fail('post-gone');
    const input = { ...row, postId: row.postId };
    const isSame = row.body === waiting.body;
    const created = await createComment(actor, input, tx, isSame ? rendered : undefined);
    if (!created.ok) return created;
    await tx.delete(unpostedComments).where(eq(unpostedComments.tokenHash, hashToken(token)));
    return ok({ id: created.value.id, input });
  });
}

export async function discardUnposted(token: string): Promise<void> {
  await db.delete(unpostedComments).where(eq(unpostedComments.tokenHash, hashToken(token)));
}
