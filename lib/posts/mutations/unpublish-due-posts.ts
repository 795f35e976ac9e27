import 'server-only';
import { and, lte, sql } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import { notifyPostChanged } from '@/lib/posts/mutations/notify-post-changed';
import { db } from '@/lib/db';
import { announceChange } from '@/lib/posts/mutations/announce';
import { endsByItself } from '@/lib/posts/queries/visibility';
import { indexPosts } from '@/lib/search/indexing/mutations/index-post';

/** Posts whose end has come are drafts again, as if the owner had unpublished them. Of several processes one does it. */
export async function unpublishDuePosts(): Promise<void> {
  await db.transaction(async (tx) => {
    const ended = await tx
      .update(posts)
      .set({ status: 'draft', unpublishAt: null, updatedAt: sql`${posts.updatedAt}` })
      .where(and(endsByItself, lte(posts.unpublishAt, sql`now()`)))
      .returning({ id: posts.id });
    await indexPosts(
      tx,
      ended.map(({ id }) => id),
    );
    for (const { id } of ended) {
      await announceChange(tx, id);
      await notifyPostChanged(tx, id);
    }
  });
}
