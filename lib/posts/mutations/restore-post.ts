import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db, type Executor } from '@/lib/db';
import { isUniqueViolation, NotFoundError } from '@/lib/errors';
import { announceChange } from '@/lib/posts/mutations/announce';
import { removeRedirectFrom } from '@/lib/posts/mutations/post-redirects';
import { retakeSlug } from '@/lib/posts/mutations/post-slug';
import { notifyPostChanged } from '@/lib/posts/mutations/notify-post-changed';
import { indexPost } from '@/lib/search/indexing/mutations/index-post';

export type RestoredPost = { id: number; slug: string; formerSlug: string };

/**
 * Out of the bin, as it was. Where another post has its slug by now, it gets one like it. What was scheduled for a time
 * that has passed comes back as a draft: nothing is published by undoing. Restoring twice is restoring once.
 * @throws {NotFoundError} when there is no such post or the actor may not write posts
 */
export async function restorePost(actor: Actor, id: number): Promise<RestoredPost> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  return db.transaction(async (tx) => {
    const [post] = await tx
      .select({ slug: posts.slug, kind: posts.kind, deletedAt: posts.deletedAt })
      .from(posts)
      .where(eq(posts.id, id))
      .for('update');
    if (!post) throw new NotFoundError();
    if (!post.deletedAt) return { id, slug: post.slug, formerSlug: post.slug };
    const slug = await retakeSlug(tx, post, id, (wanted) => restoreAt(tx, id, wanted));
    await removeRedirectFrom(tx, { slug, kind: post.kind });
    await indexPost(tx, id);
    await announceChange(tx, id);
    await notifyPostChanged(tx, id);
    return { id, slug, formerSlug: post.slug };
  });
}

const missedItsTime = and(
  eq(posts.status, 'published'),
  sql`${posts.publishedAt} > ${posts.deletedAt}`,
  sql`${posts.publishedAt} <= now()`,
);

const isOver = sql`coalesce(${posts.unpublishAt} <= now(), false)`;

async function restoreAt(tx: Executor, id: number, slug: string): Promise<string | null> {
  try {
    // In a savepoint: a refused slug must not end the transaction, another one may be tried.
    await tx.transaction((savepoint) =>
      savepoint
        .update(posts)
        .set({
          slug,
          status: sql`case when ${missedItsTime} or ${isOver} then 'draft' else ${posts.status} end`,
          unpublishAt: sql`case when ${isOver} then null else ${posts.unpublishAt} end`,
          deletedAt: null,
          deletedById: null,
          updatedAt: sql`${posts.updatedAt}`,
        })
        .where(eq(posts.id, id)),
    );
    return slug;
  } catch (error) {
    if (isUniqueViolation(error, 'posts_slug_key')) return null;
    throw error;
  }
}
