import 'server-only';
import { asc, eq, isNull, sql } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { postPath } from '@/lib/paths';

const BATCH = 500;

/** Posts older than feed ids were known by their address, and readers' programs remember it. @returns their number */
export async function keepFeedIds(): Promise<number> {
  let count = 0;
  for (;;) {
    const rows = await db
      .select({ id: posts.id, slug: posts.slug, publishedAt: posts.publishedAt })
      .from(posts)
      .where(isNull(posts.feedId))
      .orderBy(asc(posts.id))
      .limit(BATCH);
    for (const { id, slug, publishedAt } of rows) {
      const feedId = publishedAt
        ? settings().SITE_URL + postPath(slug)
        : sql`'urn:uuid:' || gen_random_uuid()`;
      await db
        .update(posts)
        .set({ feedId, updatedAt: sql`${posts.updatedAt}` })
        .where(eq(posts.id, id));
    }
    count += rows.length;
    if (rows.length < BATCH) return count;
  }
}
