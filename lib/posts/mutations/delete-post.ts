import 'server-only';
import { eq } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { notifyContentChanged } from '@/lib/content-changed';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { setPostTags } from '@/lib/posts/mutations/set-post-tags';

/** @throws {NotFoundError} when there is no such post or the actor may not write posts */
export async function deletePost(actor: Actor, id: number): Promise<void> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  await db.transaction(async (tx) => {
    // Locked first: every mutation takes the post before the tags, so that no two wait for each other.
    const [post] = await tx.select({ id: posts.id }).from(posts).where(eq(posts.id, id)).for('update');
    if (!post) throw new NotFoundError();
    await setPostTags(tx, id, []);
    await tx.delete(posts).where(eq(posts.id, id));
    await notifyContentChanged(tx);
  });
}
