import 'server-only';
import { inArray, sql } from 'drizzle-orm';
import { postTags, tagAliases, tags } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { notifyContentChanged } from '@/lib/content-changed';
import { db, type Executor } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { lockTags } from '@/lib/posts/mutations/set-post-tags';
import { indexSoon } from '@/lib/search/indexing/index-in-background';
import { queueTaggedPosts } from '@/lib/search/indexing/mutations/queue-posts';

/** Their posts get the one that stays, and so do their addresses, old ones, too. @throws {NotFoundError} when it is gone */
export async function mergeTags(actor: Actor, ids: number[], into: number): Promise<{ mergedCount: number }> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  const merged = await db.transaction(async (tx) => {
    await lockTags(tx);
    const found = await tx
      .select({ id: tags.id, slug: tags.slug, nameKey: tags.nameKey })
      .from(tags)
      .where(inArray(tags.id, [into, ...ids]));
    const kept = found.find(({ id }) => id === into);
    if (!kept) throw new NotFoundError();
    const merged = found.filter(({ id }) => id !== into);
    if (merged.length === 0) return { mergedCount: 0 };
    const sources = merged.map(({ id }) => id);
    const indexPosts = await queueTaggedPosts(tx, sources);
    await movePosts(tx, sources, into);
    await tx.update(tagAliases).set({ tagId: into }).where(inArray(tagAliases.tagId, sources));
    const rows = [...new Set(merged.flatMap(({ slug, nameKey }) => [slug, nameKey]))]
      .filter((slug) => slug !== kept.slug)
      .map((slug) => ({ slug, tagId: into }));
    await tx
      .insert(tagAliases)
      .values(rows)
      .onConflictDoUpdate({ target: tagAliases.slug, set: { tagId: into } });
    await tx.delete(tags).where(inArray(tags.id, sources));
    await indexPosts();
    await notifyContentChanged(tx);
    return { mergedCount: merged.length };
  });
  indexSoon();
  return merged;
}

/** Changes rows in place: new ones would lock their posts, and whoever deletes a post waits for the lock of the tags. */
async function movePosts(tx: Executor, sources: number[], into: number): Promise<void> {
  const first = sql`(
    select distinct on (moved.post_id) moved.post_id, moved.tag_id from ${postTags} moved
    where ${inArray(sql`moved.tag_id`, sources)} and not exists (
      select 1 from ${postTags} had where had.post_id = moved.post_id and had.tag_id = ${into})
    order by moved.post_id, moved.position)`;
  await tx
    .update(postTags)
    .set({ tagId: into })
    .where(sql`(${postTags.postId}, ${postTags.tagId}) in ${first}`);
}
