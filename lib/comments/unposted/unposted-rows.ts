import 'server-only';
import { createHash } from 'node:crypto';
import { and, desc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { comments, pendingComments, posts, users } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { createComment, type CreateCommentProblem } from '@/lib/comments/mutations/create-comment';
import type { CommentInput } from '@/lib/comments/validation';
import { db } from '@/lib/db';
import { isPublicPost } from '@/lib/posts/queries/visibility';
import { fail, ok, type Result } from '@/lib/result';

/** How long a text waits, in seconds. */
export const PENDING_SECONDS = 86_400;

/** At most this many texts wait (5,000 characters each); then the oldest go. Anybody may leave one, so it is bounded. */
const PENDING_LIMIT = 10_000;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Keeps a text under a visitor's token until they are logged in, in place of what waited under it before. */
export async function keepPending(token: string, { postId, parentId, body }: CommentInput): Promise<void> {
  const row = {
    // Looked up, because either may be gone by now, and the text is kept all the same.
    postId: sql<number | null>`(select id from ${posts} where id = ${postId})`,
    parentId: sql<number | null>`(select id from ${comments} where id = ${parentId})`,
    body,
    createdAt: sql`now()`,
  };
  await db
    .insert(pendingComments)
    .values({ tokenHash: hashOf(token), ...row })
    .onConflictDoUpdate({ target: pendingComments.tokenHash, set: row });
  const beyondLimit = db
    .select({ tokenHash: pendingComments.tokenHash })
    .from(pendingComments)
    .orderBy(desc(pendingComments.createdAt))
    .offset(PENDING_LIMIT);
  await db
    .delete(pendingComments)
    .where(or(lt(pendingComments.createdAt, expiry), inArray(pendingComments.tokenHash, beyondLimit)));
}

export type PendingComment = {
  body: string;
  postId: number | null;
  parentId: number | null;
  /** What stands in the way, as far as one can tell without posting it. */
  problem: Exclude<CreateCommentProblem, 'blank'> | null;
  /** Null when there is no such post for readers. */
  post: { slug: string; title: string } | null;
  parentAuthor: string | null;
};

/** The text that waits under a token, and whether it could be posted now. */
export async function getPending(token: string): Promise<PendingComment | null> {
  const parent = alias(comments, 'parent');
  const [row] = await db
    .select({
      body: pendingComments.body,
      postId: pendingComments.postId,
      parentId: pendingComments.parentId,
      post: { slug: posts.slug, title: posts.title },
      commentsOpen: posts.commentsOpen,
      parentStatus: parent.status,
      parentAuthor: users.name,
    })
    .from(pendingComments)
    .leftJoin(posts, and(eq(posts.id, pendingComments.postId), isPublicPost))
    .leftJoin(parent, eq(parent.id, pendingComments.parentId))
    .leftJoin(users, eq(users.id, parent.authorId))
    .where(and(eq(pendingComments.tokenHash, hashOf(token)), sql`${pendingComments.createdAt} >= ${expiry}`));
  if (!row) return null;
  const { commentsOpen, parentStatus, ...pending } = row;
  const parentGone = pending.parentId !== null && parentStatus !== 'visible';
  const problem = !row.post
    ? 'post-gone'
    : !commentsOpen
      ? 'comments-closed'
      : parentGone
        ? 'parent-gone'
        : null;
  return { ...pending, problem };
}

/** Makes a comment of the text that waits under a token, once; null when nothing waits. What cannot be posted stays. */
export async function postPending(
  actor: Actor,
  token: string,
): Promise<Result<{ id: number; input: CommentInput }, CreateCommentProblem> | null> {
  return db.transaction(async (tx) => {
    const tokenHash = hashOf(token);
    const [row] = await tx
      .select({
        postId: pendingComments.postId,
        parentId: pendingComments.parentId,
        body: pendingComments.body,
      })
      .from(pendingComments)
      .where(and(eq(pendingComments.tokenHash, tokenHash), sql`${pendingComments.createdAt} >= ${expiry}`))
      .for('update');
    if (!row) return null;
    if (row.postId === null) return fail('post-gone');
    const input = { ...row, postId: row.postId };
    const created = await createComment(actor, input, tx);
    if (!created.ok) return created;
    await tx.delete(pendingComments).where(eq(pendingComments.tokenHash, tokenHash));
    return ok({ id: created.value.id, input });
  });
}

/** Forgets the text that waits under a token. */
export async function discardPending(token: string): Promise<void> {
  await db.delete(pendingComments).where(eq(pendingComments.tokenHash, hashOf(token)));
}

const expiry = sql`now() - ${`${PENDING_SECONDS} seconds`}::interval`;
