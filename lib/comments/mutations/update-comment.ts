import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { comments, posts } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canEditComment, COMMENT_EDIT_WINDOW } from '@/lib/access/permissions';
import { basisOf } from '@/lib/comments/basis';
import { announceComment } from '@/lib/comments/mutations/announce';
import { notifyCommentChanged } from '@/lib/comments/mutations/notify-comment-changed';
import { db, type Executor } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { renderComment } from '@/lib/markdown/render-off-thread';
import { RENDER_VERSION } from '@/lib/markdown/render-version';
import { visiblePosts } from '@/lib/posts/queries/visibility';
import { fail, ok, type Result } from '@/lib/result';

/**
 * `gone`: deleted or hidden meanwhile. `stale`: saved with another text since `basis` was read, which says nothing of
 * where it is absent. @throws {NotFoundError} when it is somebody else's, or absent
 */
export async function updateComment(
  actor: Actor,
  { id, body, basis }: { id: number; body: string; basis?: string },
): Promise<Result<{ id: number }, 'too-late' | 'gone' | 'blank' | 'stale'>> {
  // Whose it is comes before any work on the text; what changes while that is done is seen inside.
  const asked = await mayUpdate(db, actor, id);
  if (!asked.ok) return asked;
  const bodyHtml = await renderComment(body);
  if (bodyHtml.trim() === '') return fail('blank');
  return db.transaction(async (tx) => {
    const found = await mayUpdate(tx, actor, id);
    if (!found.ok) return found;
    if (found.value.body === body) return ok({ id });
    if (basis !== undefined && basis !== basisOf(found.value.body)) return fail('stale');
    const changed = await tx
      .update(comments)
      .set({ body, bodyHtml, renderVersion: RENDER_VERSION, editedAt: sql`now()` })
      .where(
        and(
          eq(comments.id, id),
          sql`${comments.createdAt} > now() - ${`${COMMENT_EDIT_WINDOW} ms`}::interval`,
        ),
      )
      .returning({ id: comments.id });
    if (changed.length === 0) return fail('too-late');
    await announceComment(tx, id, 'updated');
    await notifyCommentChanged(tx, id);
    return ok({ id });
  });
}

async function mayUpdate(
  executor: Executor,
  actor: Actor,
  id: number,
): Promise<Result<{ body: string }, 'too-late' | 'gone'>> {
  const [comment] = await executor
    .select({
      authorId: comments.authorId,
      status: comments.status,
      createdAt: comments.createdAt,
      body: comments.body,
    })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(and(eq(comments.id, id), eq(comments.authorId, actor.id), visiblePosts(actor)))
    .for('update', { of: comments });
  if (!comment) throw new NotFoundError();
  if (comment.status !== 'visible') return fail('gone');
  if (!canEditComment(actor, comment, new Date())) return fail('too-late');
  return ok(comment);
}
