import 'server-only';
import { and, eq } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { notifyContentChanged } from '@/lib/content-changed';
import { personName } from '@/lib/content-names';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { setPostGuest } from '@/lib/guests/mutations/set-post-guest';
import { isKeptPost } from '@/lib/posts/queries/visibility';

/** The owner's name takes the place of whoever's stands at a post. @throws {NotFoundError} */
export async function putOwnName(actor: Actor, id: number): Promise<void> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  await db.transaction(async (tx) => {
    const [post] = await tx
      .select({ authorId: posts.authorId })
      .from(posts)
      .where(and(eq(posts.id, id), isKeptPost))
      .for('update');
    if (!post) throw new NotFoundError();
    await setPostGuest(tx, id, null);
    await notifyContentChanged(tx, [personName(post.authorId)]);
  });
}
