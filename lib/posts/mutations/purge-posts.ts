import 'server-only';
import { and, eq, type SQL } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { isDue } from '@/lib/bin/queries/days-left';
import { allowLongStatements, db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { dropFrameLinks } from '@/lib/posts/mutations/drop-frame-links';
import { setPostTags } from '@/lib/posts/mutations/set-post-tags';
import { isBinnedPost } from '@/lib/posts/queries/visibility';

/** One post of the bin, for ever. @throws {NotFoundError} when it is not in the bin, or the actor may not write posts */
export async function purgePost(actor: Actor, id: number): Promise<void> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  if ((await purge(eq(posts.id, id))) === 0) throw new NotFoundError();
}

/** All posts of the bin, for ever. @returns how many there were. @throws {NotFoundError} when the actor may not */
export async function purgeBinnedPosts(actor: Actor): Promise<number> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  return purge();
}

/** For housekeeping. @returns how many had waited their time */
export const purgeDuePosts = (): Promise<number> => purge(isDue(posts.deletedAt));

async function purge(which?: SQL): Promise<number> {
  return db.transaction(async (tx) => {
    // A post goes with its comments, however many those are.
    await allowLongStatements(tx);
    // Locked first: every mutation takes the post before the tags, so that no two wait for each other.
    const due = await tx
      .select({ id: posts.id })
      .from(posts)
      .where(and(isBinnedPost, which))
      .orderBy(posts.id)
      .for('update');
    for (const { id } of due) {
      await dropFrameLinks(tx, id);
      await setPostTags(tx, id, []);
      await tx.delete(posts).where(eq(posts.id, id));
    }
    return due.length;
  });
}
