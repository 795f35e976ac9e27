import 'server-only';
import { asc, inArray, sql } from 'drizzle-orm';
import { posts, site } from '@/drizzle/schema';
import { notifyContentChanged } from '@/lib/content-changed';
import { db } from '@/lib/db';
import { notifyPostChanged } from '@/lib/posts/mutations/notify-post-changed';
import { isDueToClose } from '@/lib/posts/queries/visibility';

/** Posts in one transaction: a site that begins to close discussions may have very many. */
const BATCH = 500;
/** Of more posts at once pages are told that everything changed. */
const MOST_TOLD = 20;

/**
 * Discussions that are as old as the owner's settings allow are closed for good; one that somebody opens again by hand
 * stays open. Of several processes each closes others. @returns how many there were
 */
export async function closeOldDiscussions(): Promise<number> {
  for (let closed = 0; ;) {
    const batch = await closeSome();
    closed += batch;
    if (batch < BATCH) return closed;
  }
}

async function closeSome(): Promise<number> {
  return db.transaction(async (tx) => {
    // Whoever takes the settings back waits for what is closed by them, and nothing is closed after that.
    await tx.select({ id: site.id }).from(site).for('share');
    const due = tx
      .select({ id: posts.id })
      .from(posts)
      .where(isDueToClose)
      .orderBy(asc(posts.publishedAt))
      .limit(BATCH)
      .for('update', { skipLocked: true });
    const closed = await tx
      .update(posts)
      .set({ commentsOpen: false, updatedAt: sql`${posts.updatedAt}` })
      .where(inArray(posts.id, due))
      .returning({ id: posts.id });
    if (closed.length > MOST_TOLD) await notifyContentChanged(tx);
    else for (const { id } of closed) await notifyPostChanged(tx, id);
    return closed.length;
  });
}
