import 'server-only';
import { and, gte, lt, sql } from 'drizzle-orm';
import { posts, site } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { isPublicPost, newestFirst } from '@/lib/posts/queries/visibility';
import { POST_LISTS } from '@/lib/content-names';
import { noteShown } from '@/lib/server/http/content-version';

export type ArchiveYear = { year: number; postCount: number };
export type ArchivePost = { slug: string; title: string; publishedAt: Date };

export const zone = sql`(select ${site.timeZone} from ${site})`;
export const beginOfYear = (year: number) => sql`make_timestamptz(${year}::int, 1, 1, 0, 0, 0, ${zone})`;

export async function listArchiveYears(): Promise<ArchiveYear[]> {
  noteShown([POST_LISTS]);
  const year = sql<number>`extract(year from ${posts.publishedAt} at time zone ${zone})::int`;
  return db
    .select({ year, postCount: sql<number>`count(*)::int` })
    .from(posts)
    .where(isPublicPost)
    .groupBy(sql`1`)
    .orderBy(sql`1 desc`);
}

export async function listPostsOfYear(year: number): Promise<ArchivePost[]> {
  noteShown([POST_LISTS]);
  if (!Number.isInteger(year) || year < 1000 || year > 9998) return [];
  return db
    .select({
      slug: posts.slug,
      title: posts.title,
      publishedAt: sql<Date>`${posts.publishedAt}`.mapWith(posts.publishedAt),
    })
    .from(posts)
    .where(
      and(
        isPublicPost,
        gte(posts.publishedAt, beginOfYear(year)),
        lt(posts.publishedAt, beginOfYear(year + 1)),
      ),
    )
    .orderBy(...newestFirst);
}
