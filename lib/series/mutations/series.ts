import 'server-only';
import { asc, eq } from 'drizzle-orm';
import { series, seriesPosts } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { notifyContentChanged } from '@/lib/content-changed';
import { postName, SERIES_LISTS, seriesName } from '@/lib/content-names';
import { db, type Executor } from '@/lib/db';
import { isUniqueViolation, NotFoundError } from '@/lib/errors';
import { findOrMake, lockSeries } from '@/lib/posts/mutations/set-post-series';
import { tagSlug } from '@/lib/posts/tags';
import { fail, ok, type Result } from '@/lib/result';
import { mergeSection } from '@/lib/site/merge-section';
import type { Saved } from '@/lib/site/mutations/change-settings';
import type { SeriesInput } from '@/lib/series/validation';

/** Readers see nothing of it until it has a post. @throws {NotFoundError} */
export async function createSeries(
  actor: Actor,
  { name, description }: SeriesInput,
): Promise<Result<{ id: number }, 'name-taken'>> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  return db.transaction(async (tx) => {
    await lockSeries(tx);
    if ((await tx.$count(series, eq(series.nameKey, tagSlug(name)))) > 0) return fail('name-taken');
    const id = await findOrMake(tx, name);
    await tx.update(series).set({ description }).where(eq(series.id, id));
    return ok({ id });
  });
}

/**
 * The address stays, as links to it do, and so does what is absent.
 * @param shown as in `changeSettings`. @throws {NotFoundError}
 */
export async function updateSeries(
  actor: Actor,
  id: number,
  sent: Partial<SeriesInput>,
  shown?: Partial<SeriesInput>,
): Promise<Saved<SeriesInput> | { ok: false; code: 'name-taken' }> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  try {
    return await db.transaction(async (tx) => {
      await lockSeries(tx);
      const [stored] = await tx
        .select({ name: series.name, description: series.description })
        .from(series)
        .where(eq(series.id, id));
      if (!stored) throw new NotFoundError();
      const merge = mergeSection<Partial<SeriesInput>>(shown ?? stored, sent, stored);
      const values = { ...stored, ...merge.values };
      if (merge.clashes) return { ok: false, code: 'stale', values, stored };
      await tx
        .update(series)
        .set({ ...values, nameKey: tagSlug(values.name) })
        .where(eq(series.id, id));
      await notifySeriesChanged(tx, id);
      return { ok: true, values };
    });
  } catch (error) {
    if (isUniqueViolation(error, 'series_name_key_key')) return fail('name-taken');
    throw error;
  }
}

/** One place up or down; at the end it stays. @throws {NotFoundError} where it is no part */
export async function movePart(
  actor: Actor,
  id: number,
  { postId, way }: { postId: number; way: 'up' | 'down' },
): Promise<void> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  await db.transaction(async (tx) => {
    await lockSeries(tx);
    const parts = await listParts(tx, id);
    const at = parts.indexOf(postId);
    if (at === -1) throw new NotFoundError();
    const to = Math.min(Math.max(at + (way === 'up' ? -1 : 1), 0), parts.length - 1);
    if (to === at) return;
    parts.splice(to, 0, ...parts.splice(at, 1));
    for (const [index, part] of parts.entries())
      await tx
        .update(seriesPosts)
        .set({ position: index + 1 })
        .where(eq(seriesPosts.postId, part));
    await notifySeriesChanged(tx, id);
  });
}

/** Its posts stay, and its address leads nowhere any more. @throws {NotFoundError} */
export async function deleteSeries(actor: Actor, id: number): Promise<void> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  await db.transaction(async (tx) => {
    await lockSeries(tx);
    await notifySeriesChanged(tx, id);
    const gone = await tx.delete(series).where(eq(series.id, id)).returning({ id: series.id });
    if (gone.length === 0) throw new NotFoundError();
  });
}

const listParts = async (tx: Executor, id: number): Promise<number[]> => {
  const parts = await tx
    .select({ postId: seriesPosts.postId })
    .from(seriesPosts)
    .where(eq(seriesPosts.seriesId, id))
    .orderBy(asc(seriesPosts.position), asc(seriesPosts.postId));
  return parts.map(({ postId }) => postId);
};

/** Its page, its posts and the list of all: no other page shows it. */
async function notifySeriesChanged(tx: Executor, id: number): Promise<void> {
  const posts = (await listParts(tx, id)).map(postName);
  await notifyContentChanged(tx, [seriesName(id), SERIES_LISTS, ...posts]);
}
