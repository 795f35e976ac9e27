import 'server-only';
import { inArray, sql } from 'drizzle-orm';
import { posts, postTags, searchQueue } from '@/drizzle/schema';
import type { Executor } from '@/lib/db';
import { indexPosts } from '@/lib/search/indexing/mutations/index-post';

/** Posts whose words are made within the transaction that changes a tag; the others come soon after it. */
const AT_ONCE = 100;

/** In the transaction that changes or removes tags, before it does: how their posts are indexed afterwards. */
export async function queueTaggedPosts(tx: Executor, tagIds: number[]): Promise<() => Promise<void>> {
  const queued = await tx
    .insert(searchQueue)
    .select(
      tx
        .selectDistinct({ postId: postTags.postId })
        .from(postTags)
        .where(inArray(postTags.tagId, tagIds))
        .orderBy(postTags.postId),
    )
    .onConflictDoNothing()
    .returning({ postId: searchQueue.postId });
  return () => indexSome(tx, queued.map(({ postId }) => postId).slice(-AT_ONCE));
}

/** Those that somebody else changes at this moment stay queued: who deletes a post waits for the lock of the tags. */
async function indexSome(tx: Executor, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  const free = await tx
    .select({ id: posts.id })
    .from(posts)
    .where(inArray(posts.id, ids))
    .orderBy(sql`${posts.id}`)
    .for('share', { skipLocked: true });
  await indexPosts(
    tx,
    free.map(({ id }) => id),
  );
}
