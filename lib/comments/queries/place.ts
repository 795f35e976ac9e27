import 'server-only';
import { and, eq, lte, or } from 'drizzle-orm';
import { comments, posts } from '@/drizzle/schema';
import type { CommentPlace } from '@/lib/comments/paths';
import { COMMENTS_PER_PAGE } from '@/lib/comments/queries/threads';
import { isListedTopLevel } from '@/lib/comments/queries/visibility';
import { shownIds } from '@/lib/comments/threads';
import { db } from '@/lib/db';
import { isPublicPost } from '@/lib/posts/queries/visibility';

/** Where readers find a comment or its tombstone; null when they find neither, or not its post. */
export async function getCommentPlace(id: number): Promise<CommentPlace | null> {
  const [comment] = await db
    .select({ postId: comments.postId, rootId: comments.rootId, status: comments.status, slug: posts.slug })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(and(eq(comments.id, id), isPublicPost));
  if (!comment) return null;
  const rootId = comment.rootId ?? id;
  if (comment.status !== 'visible' && !(await isShown(id, rootId))) return null;
  const position = await db.$count(comments, and(isListedTopLevel(comment.postId), lte(comments.id, rootId)));
  return { id, slug: comment.slug, page: Math.max(1, Math.ceil(position / COMMENTS_PER_PAGE)) };
}

async function isShown(id: number, rootId: number): Promise<boolean> {
  const thread = await db
    .select({ id: comments.id, parentId: comments.parentId, status: comments.status })
    .from(comments)
    .where(or(eq(comments.rootId, rootId), eq(comments.id, rootId)));
  return shownIds(thread).has(id);
}
