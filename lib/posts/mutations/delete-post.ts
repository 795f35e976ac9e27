import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { fail, ok, type Result } from '@/lib/result';
import { indexPost } from '@/lib/search/indexing/mutations/index-post';
import { announceDeletion } from '@/lib/posts/mutations/announce';
import { lockPost } from '@/lib/posts/mutations/lock-post';
import { notifyPostChanged } from '@/lib/posts/mutations/notify-post-changed';

/**
 * Into the bin, with comments, tags and old addresses: `restorePost` brings all of it back.
 * @param version `stale`, and nothing deleted, when somebody saved it since; null deletes whatever there is
 * @throws {NotFoundError} when there is no such post or the actor may not write posts
 */
export async function deletePost(
  actor: Actor,
  id: number,
  version: number | null = null,
): Promise<Result<null, 'stale'>> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  return db.transaction(async (tx) => {
    const post = await lockPost(tx, id);
    if (version !== null && post.version !== version) return fail('stale');
    await tx
      .update(posts)
      .set({
        deletedAt: sql`now()`,
        deletedById: actor.id,
        announcedAt: null,
        // A form of its editor that is sent again makes another post.
        editorKey: null,
        updatedAt: sql`${posts.updatedAt}`,
      })
      .where(eq(posts.id, id));
    await indexPost(tx, id);
    if (post.announcedAt) await announceDeletion(tx, post);
    await notifyPostChanged(tx, id);
    return ok(null);
  });
}
