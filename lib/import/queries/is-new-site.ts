import 'server-only';
import { and, getTableColumns, ne, sql } from 'drizzle-orm';
import { posts, site } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { isKeptPost } from '@/lib/posts/queries/visibility';

/** Nobody has chosen anything for the site yet, or written more than the sample. */
export async function isNewSite(): Promise<boolean> {
  const sample = sql`(select coalesce(${site.samplePostId}, 0) from ${site})`;
  if ((await db.$count(posts, and(isKeptPost, ne(posts.id, sample)))) > 0) return false;
  const { title, description, language, timeZone, accent, fontPair, homeLayout } = getTableColumns(site);
  const chosen = { title, description, language, timeZone, accent, fontPair, homeLayout };
  const [now] = await db.select(chosen).from(site);
  return Object.entries(chosen).every(
    ([name, column]) => (now as Record<string, unknown>)[name] === column.default,
  );
}
