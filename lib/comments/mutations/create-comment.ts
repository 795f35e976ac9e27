import 'server-only';
import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { comments, posts } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canComment, canReply, isPublic } from '@/lib/access/permissions';
import { announceComment } from '@/lib/comments/mutations/announce';
import type { CommentInput } from '@/lib/comments/validation';
import { notifyCommentChanged } from '@/lib/comments/mutations/notify-comment-changed';
import { db, type Executor, type Transaction } from '@/lib/db';
import { renderComment } from '@/lib/markdown/render-off-thread';
import { RENDER_VERSION } from '@/lib/markdown/render-version';
import { isKeptPost } from '@/lib/posts/queries/visibility';
import { fail, ok, type Result } from '@/lib/result';
import { LOCK_KEYS } from '@/lib/server/database/lock-keys';

/** `blank`: the Markdown shows nothing. The others: what it should stand under is no longer there or open. */
export type CreateCommentProblem = 'post-gone' | 'comments-closed' | 'parent-gone' | 'blank';

/** Pressing twice makes one: the same text in one place within a minute. @param rendered before the transaction */
export async function createComment(
  actor: Actor,
  input: CommentInput,
  executor: Executor = db,
  rendered?: string,
): Promise<Result<{ id: number }, CreateCommentProblem>> {
  const bodyHtml = rendered ?? (await renderComment(input.body));
  if (bodyHtml.trim() === '') return fail('blank');
  return executor.transaction(async (tx) => {
    // One author's comments go one after the other, so that of two identical ones the second sees the first.
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK_KEYS.commentsOfAuthor}, ${actor.id})`);
    const place = await findPlace(tx, actor, input);
    if (!place.ok) return place;
    const twin = await findTwin(tx, actor, input);
    if (twin) return ok({ id: twin.id });
    const [comment] = await tx
      .insert(comments)
      .values({ ...input, ...place.value, authorId: actor.id, bodyHtml, renderVersion: RENDER_VERSION })
      .returning({ id: comments.id });
    if (!comment) throw new Error('insert returned no row');
    await announceComment(tx, comment.id, 'created');
    await notifyCommentChanged(tx, comment.id);
    return ok(comment);
  });
}

/** Locked against closing and deletion: whoever comes second sees what the other did. */
async function findPlace(
  tx: Transaction,
  actor: Actor,
  { postId, parentId }: CommentInput,
): Promise<Result<{ rootId: number | null }, CreateCommentProblem>> {
  const [post] = await tx
    .select({ status: posts.status, publishedAt: posts.publishedAt, commentsOpen: posts.commentsOpen, now })
    .from(posts)
    .where(and(eq(posts.id, postId), isKeptPost))
    .for('share');
  if (!post || !isPublic(post, post.now)) return fail('post-gone');
  if (!canComment(actor, post, post.now)) return fail('comments-closed');
  if (parentId === null) return ok({ rootId: null });
  const [parent] = await tx
    .select({
      authorId: comments.authorId,
      status: comments.status,
      createdAt: comments.createdAt,
      rootId: comments.rootId,
    })
    .from(comments)
    .where(and(eq(comments.id, parentId), eq(comments.postId, postId)))
    .for('share');
  if (!parent || !canReply(actor, post, parent, post.now)) return fail('parent-gone');
  return ok({ rootId: parent.rootId ?? parentId });
}

async function findTwin(tx: Transaction, actor: Actor, { postId, parentId, body }: CommentInput) {
  const [twin] = await tx
    .select({ id: comments.id })
    .from(comments)
    .where(
      and(
        eq(comments.authorId, actor.id),
        eq(comments.postId, postId),
        sql`${comments.parentId} is not distinct from ${parentId}::integer`,
        eq(comments.body, body),
        eq(comments.status, 'visible'),
        gt(comments.createdAt, sql`now() - interval '1 minute'`),
      ),
    )
    .orderBy(desc(comments.id))
    .limit(1);
  return twin;
}

/** The database's clock decides what is published, as in the queries. */
const now = sql<Date>`now()`.mapWith(posts.publishedAt);
