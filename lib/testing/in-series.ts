import { eq, inArray } from 'drizzle-orm';
import { posts, series } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { makeSeries } from '@/lib/testing/factories';

type Made = Awaited<ReturnType<typeof makeSeries>>;

/** What `run` says while these posts, those that are not purged, are the parts of a series. */
export async function inSeries<T>(parts: { id: number }[], run: (made: Made) => Promise<T>): Promise<T> {
  const ids = parts.map(({ id }) => id);
  const left = await db.select({ id: posts.id }).from(posts).where(inArray(posts.id, ids));
  const made = await makeSeries(parts.filter(({ id }) => left.some((post) => post.id === id)));
  try {
    return await run(made);
  } finally {
    await db.delete(series).where(eq(series.id, made.id));
  }
}
