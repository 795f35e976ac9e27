import 'server-only';
import { and, eq, inArray, notExists, sql } from 'drizzle-orm';
import { postTags, tags } from '@/drizzle/schema';
import type { Executor } from '@/lib/db';
import { tagSlug, uniqueTags } from '@/lib/posts/tags';

/** Without it one could remove an empty tag while another gives it its first post, and the cascade takes the row along. */
const TAGS_LOCK = 7_461_673;

export async function setPostTags(tx: Executor, postId: number, names: string[]): Promise<void> {
  const wanted = uniqueTags(names)
    .map((name) => ({ name, slug: tagSlug(name) }))
    .filter((tag) => tag.slug !== '');
  await tx.execute(sql`select pg_advisory_xact_lock(${TAGS_LOCK})`);
  const before = await tx
    .delete(postTags)
    .where(eq(postTags.postId, postId))
    .returning({ id: postTags.tagId });
  if (wanted.length > 0) {
    await tx.insert(tags).values(wanted).onConflictDoNothing();
    const slugs = wanted.map((tag) => tag.slug);
    const rows = await tx
      .select({ id: tags.id, slug: tags.slug })
      .from(tags)
      .where(inArray(tags.slug, slugs));
    await tx
      .insert(postTags)
      .values(rows.map((tag) => ({ postId, tagId: tag.id, position: slugs.indexOf(tag.slug) })));
  }
  await removeUnused(
    tx,
    before.map((tag) => tag.id),
  );
}

async function removeUnused(tx: Executor, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  const uses = tx
    .select({ one: sql`1` })
    .from(postTags)
    .where(eq(postTags.tagId, tags.id));
  await tx.delete(tags).where(and(inArray(tags.id, ids), notExists(uses)));
}
