import 'server-only';
import { and, eq } from 'drizzle-orm';
import { posts, site } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { notifyContentChanged } from '@/lib/content-changed';
import { PINNED_POST } from '@/lib/content-names';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { isKeptPost } from '@/lib/posts/queries/visibility';

/**
 * It stands first on the home page as soon as readers see it. @returns the title of the one that did until now, null where
 * none or the same was pinned. @throws {NotFoundError} for a page, which no list has
 */
export async function pinPost(actor: Actor, id: number): Promise<string | null> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  return db.transaction(async (tx) => {
    const [post] = await tx
      .select({ title: posts.title, kind: posts.kind })
      .from(posts)
      .where(and(eq(posts.id, id), isKeptPost))
      .for('share');
    if (post?.kind !== 'post') throw new NotFoundError();
    const [former] = await tx
      .select({ id: posts.id, title: posts.title })
      .from(site)
      .innerJoin(posts, and(eq(posts.id, site.pinnedPostId), isKeptPost))
      .for('update', { of: site });
    await tx.update(site).set({ pinnedPostId: id }).where(eq(site.id, 1));
    await recordEvent('post-pinned', { actorId: actor.id, detail: post.title }, tx);
    await notifyContentChanged(tx, [PINNED_POST]);
    return former && former.id !== id ? former.title : null;
  });
}

/** Whichever else is pinned by now stays so. @throws {NotFoundError} */
export async function unpinPost(actor: Actor, id: number): Promise<void> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  await db.transaction(async (tx) => {
    const unpinned = await tx
      .update(site)
      .set({ pinnedPostId: null })
      .where(and(eq(site.id, 1), eq(site.pinnedPostId, id)))
      .returning({ id: site.id });
    if (unpinned.length === 0) return;
    await recordEvent('post-unpinned', { actorId: actor.id }, tx);
    await notifyContentChanged(tx, [PINNED_POST]);
  });
}
