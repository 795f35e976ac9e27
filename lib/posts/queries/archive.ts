import 'server-only';
import { and, gte, lt, sql } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { isPublicPost, newestFirst } from '@/lib/posts/queries/visibility';

export type ArchiveYear = { year: number; postCount: number };
export type ArchivePost = { slug: string; title: string; publishedAt: Date };

/** Years (UTC) that have public posts, newest first. */
export async function listArchiveYears(): Promise<ArchiveYear[]> {
  const year = sql<number>`extract(year from ${posts.publishedAt} at time zone 'UTC')::int`;
  return db
    .select({ year, postCount: sql<number>`count(*)::int` })
    .from(posts)
    .where(isPublicPost)
    .groupBy(sql`1`)
    .orderBy(sql`1 desc`);
}

/** Every public post of a year (UTC), newest first; empty for a year that is none. */
export async function listPostsOfYear(year: number): Promise<ArchivePost[]> {
  if (!Number.isInteger(year) || year < 1000 || year > 9998) return [];
  const from = new Date(Date.UTC(year, 0));
  const to = new Date(Date.UTC(year + 1, 0));
  return db
    .select({
      slug: posts.slug,
      title: posts.title,
      publishedAt: sql<Date>`${posts.publishedAt}`.mapWith(posts.publishedAt),
    })
    .from(posts)
    .where(and(isPublicPost, gte(posts.publishedAt, from), lt(posts.publishedAt, to)))
    .orderBy(...newestFirst);
}
