import 'server-only';
import { and, ne } from 'drizzle-orm';
import { comments } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canModerateComments } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { isOnKeptPost } from '@/lib/comments/queries/on-kept-post';

/** How many comments have a text, on all posts together. @throws {NotFoundError} for anybody but the admin */
export async function countAllComments(viewer: Viewer): Promise<number> {
  if (!canModerateComments(viewer)) throw new NotFoundError();
  return db.$count(comments, and(ne(comments.status, 'deleted'), isOnKeptPost));
}
