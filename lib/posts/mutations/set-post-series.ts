import 'server-only';
import { and, eq, notExists, sql } from 'drizzle-orm';
import { series, seriesPosts } from '@/drizzle/schema';
import { notifyContentChanged } from '@/lib/content-changed';
import { seriesName } from '@/lib/content-names';
import type { Executor } from '@/lib/db';
import { tagSlug } from '@/lib/posts/tags';
import { LOCK_KEYS } from '@/lib/server/database/lock-keys';

/** Until the end of the transaction nobody else makes, orders or removes a series. */
export async function lockSeries(tx: Executor): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK_KEYS.series})`);
}

type Wanted = {
  /** Typed; empty for none. Undefined keeps what is stored. */
  series?: string;
  /** Undefined keeps the place, and is the end of another series. */
  seriesPosition?: number;
};

/** A series that nobody has named before is made. What pages show of its own is told of with the post; what it leaves, here. */
export async function setPostSeries(tx: Executor, postId: number, wanted: Wanted): Promise<void> {
  if (wanted.series === undefined && wanted.seriesPosition === undefined) return;
  const isMine = eq(seriesPosts.postId, postId);
  // Most posts are in none, and their saves wait for nobody.
  if (wanted.series === '' && (await tx.$count(seriesPosts, isMine)) === 0) return;
  await lockSeries(tx);
  const [before] = await tx
    .select({ seriesId: seriesPosts.seriesId, position: seriesPosts.position })
    .from(seriesPosts)
    .where(isMine);
  const id =
    wanted.series === undefined ? before?.seriesId : wanted.series && (await findOrMake(tx, wanted.series));
  if (id) {
    const kept = before?.seriesId === id ? before.position : await endOf(tx, id);
    const place = { seriesId: id, position: wanted.seriesPosition ?? kept };
    await tx
      .insert(seriesPosts)
      .values({ postId, ...place })
      .onConflictDoUpdate({ target: seriesPosts.postId, set: place });
  } else {
    await tx.delete(seriesPosts).where(isMine);
  }
  if (!before || before.seriesId === id) return;
  await notifyContentChanged(tx, [seriesName(before.seriesId)]);
  await removeUnused(tx, before.seriesId);
}

/** @returns the id of the series with this name. @param name which has a letter or a digit */
export async function findOrMake(tx: Executor, name: string): Promise<number> {
  const nameKey = tagSlug(name);
  const [found] = await tx.select({ id: series.id }).from(series).where(eq(series.nameKey, nameKey));
  if (found) return found.id;
  const [made] = await tx
    .insert(series)
    .values({ name, nameKey, slug: await freeSlug(tx, nameKey) })
    .returning({ id: series.id });
  return made!.id;
}

/** One that was renamed keeps its address, which another one's name may ask for. */
async function freeSlug(tx: Executor, slug: string): Promise<string> {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? slug : `${slug}-${number}`;
    if ((await tx.$count(series, eq(series.slug, candidate))) === 0) return candidate;
  }
}

async function endOf(tx: Executor, id: number): Promise<number> {
  const [last] = await tx
    .select({ position: sql<number>`coalesce(max(${seriesPosts.position}), 0)::int` })
    .from(seriesPosts)
    .where(eq(seriesPosts.seriesId, id));
  return Math.min(last!.position, 2_000_000_000) + 1;
}

/** As tags are: one that somebody described was meant to stay. */
async function removeUnused(tx: Executor, id: number): Promise<void> {
  const parts = tx
    .select({ one: sql`1` })
    .from(seriesPosts)
    .where(eq(seriesPosts.seriesId, series.id));
  await tx.delete(series).where(and(eq(series.id, id), eq(series.description, ''), notExists(parts)));
}
