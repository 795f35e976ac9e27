import 'server-only';
import { and, eq } from 'drizzle-orm';
import { comments, posts } from '@/drizzle/schema';
import type { CommentPlace } from '@/lib/comments/paths';
import { findPageOf } from '@/lib/comments/queries/pages';
import { db } from '@/lib/db';
import { isPublic } from '@/lib/posts/queries/visibility';

export async function getCommentPlace(id: number): Promise<CommentPlace | null> {
  const [comment] = await db
    .select({ postId: comments.postId, slug: posts.slug, kind: posts.kind })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(and(eq(comments.id, id), isPublic));
  const page = comment && (await findPageOf(comment.postId, id));
  return page ? { id, slug: comment.slug, kind: comment.kind, page } : null;
}
