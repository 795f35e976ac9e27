import 'server-only';
import { and, eq } from 'drizzle-orm';
import { postRevisions } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { isRevisionOf } from '@/lib/posts/queries/revisions';

/** @param name empty takes it away. @throws {NotFoundError} */
export async function nameRevision(actor: Actor, postId: number, id: number, name: string): Promise<void> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  const named = await db
    .update(postRevisions)
    .set({ name })
    .where(and(isRevisionOf(postId), eq(postRevisions.id, id)))
    .returning({ id: postRevisions.id });
  if (named.length === 0) throw new NotFoundError();
}
