import 'server-only';
import { and, ne, sql } from 'drizzle-orm';
import { comments } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canModerateComments } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { isOnKeptPost } from '@/lib/comments/queries/on-kept-post';
import { DESK_COMMENTS_COUNTED } from '@/lib/page-sizes';

/** How many comments have a text, on all posts together; beyond a thousand one more. @throws {NotFoundError} for anybody but the admin */
export async function countAllComments(viewer: Viewer): Promise<number> {
  if (!canModerateComments(viewer)) throw new NotFoundError();
  const some = db
    .select({ one: sql`1` })
    .from(comments)
    .where(and(ne(comments.status, 'deleted'), isOnKeptPost))
    .limit(DESK_COMMENTS_COUNTED + 1)
    .as('some');
  return db.$count(some);
}
