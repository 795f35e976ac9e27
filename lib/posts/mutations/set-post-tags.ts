import 'server-only';
import { and, eq, inArray, notExists, sql } from 'drizzle-orm';
import { postTags, tagAliases, tags } from '@/drizzle/schema';
import type { Executor } from '@/lib/db';
import { findTagIds } from '@/lib/posts/queries/tags';
import { tagSlug, uniqueTags } from '@/lib/posts/tags';
import { LOCK_KEYS } from '@/lib/server/database/lock-keys';

/** Until the end of the transaction nobody else makes, renames or removes a tag. */
export async function lockTags(tx: Executor): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK_KEYS.tags})`);
}

/** A name that a tag once had is that tag. */
export async function setPostTags(tx: Executor, postId: number, names: string[]): Promise<void> {
  const wanted = uniqueTags(names)
    .map((name) => ({ name, nameKey: tagSlug(name) }))
    .filter((tag) => tag.nameKey !== '');
  await lockTags(tx);
  const before = await tx
    .delete(postTags)
    .where(eq(postTags.postId, postId))
    .returning({ id: postTags.tagId });
  const ids = await findOrMakeTags(tx, wanted);
  if (ids.length > 0)
    await tx.insert(postTags).values(ids.map((tagId, position) => ({ postId, tagId, position })));
  await removeUnused(
    tx,
    before.map((tag) => tag.id),
  );
}

async function findOrMakeTags(tx: Executor, wanted: { name: string; nameKey: string }[]): Promise<number[]> {
  if (wanted.length === 0) return [];
  const keys = wanted.map(({ nameKey }) => nameKey);
  const found = await findTagIds(tx, keys);
  const missing = wanted.filter(({ nameKey }) => !found.has(nameKey));
  if (missing.length > 0) {
    const made = await tx
      .insert(tags)
      .values(missing.map((tag) => ({ ...tag, slug: tag.nameKey })))
      .returning({ id: tags.id, nameKey: tags.nameKey });
    for (const { id, nameKey } of made) found.set(nameKey, id);
  }
  return [...new Set(keys.map((key) => found.get(key)!))];
}

/** One that somebody described or renamed stays: it was tended, and its old addresses are to lead somewhere again. */
async function removeUnused(tx: Executor, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  const uses = tx
    .select({ one: sql`1` })
    .from(postTags)
    .where(eq(postTags.tagId, tags.id));
  const aliases = tx
    .select({ one: sql`1` })
    .from(tagAliases)
    .where(eq(tagAliases.tagId, tags.id));
  await tx
    .delete(tags)
    .where(and(inArray(tags.id, ids), eq(tags.description, ''), notExists(uses), notExists(aliases)));
}
