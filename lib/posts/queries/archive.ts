import 'server-only';
import { and, gte, lt, sql, type SQL } from 'drizzle-orm';
import { posts, site } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { byContent } from '@/lib/memo-by-content';
import { isPublicPost, newestFirst } from '@/lib/posts/queries/visibility';
import { POST_LISTS } from '@/lib/content-names';
import { noteShown } from '@/lib/server/http/content-version';

export type ArchiveYear = { year: number; postCount: number };
export type ArchiveMonth = { month: number; postCount: number };
export type ArchivePost = { slug: string; title: string; publishedAt: Date; month: number };

export const zone = sql`(select ${site.timeZone} from ${site})`;
export const beginOfYear = (year: number) => beginOf(year, 1);

const beginOf = (year: number, month: number) =>
  sql`make_timestamptz(${year}::int, ${month}::int, 1, 0, 0, 0, ${zone})`;
const monthOfPost = sql<number>`extract(month from ${posts.publishedAt} at time zone ${zone})::int`;

/** Years that public posts are dated in, the latest first. */
export const listArchiveYears = (): Promise<ArchiveYear[]> =>
  byContent('archive years', () => countYears(isPublicPost, newestFirst));

/** From each year to the one before it, by an index: the posts in between are counted there and not read. */
export async function countYears(which: SQL, latestFirst: SQL[]): Promise<ArchiveYear[]> {
  const latest = (beyond: SQL) =>
    sql`(select ${posts.publishedAt} from ${posts} where ${which} ${beyond} order by ${sql.join(latestFirst, sql`, `)} limit 1)`;
  const year = sql`extract(year from at at time zone ${zone})::int`;
  const begin = (years: number) => sql`make_timestamptz(${year} + ${years}::int, 1, 1, 0, 0, 0, ${zone})`;
  return db.execute<ArchiveYear>(sql`
    with recursive newest (at) as (
      select ${latest(sql``)}
      union all
      select ${latest(sql`and ${posts.publishedAt} < ${begin(0)}`)} from newest where at is not null
    )
    select ${year} as year, (
      select count(*)::int from ${posts}
      where ${which} and ${posts.publishedAt} >= ${begin(0)} and ${posts.publishedAt} < ${begin(1)}
    ) as "postCount"
    from newest where at is not null`);
}

export async function listPostsOfYear(year: number): Promise<ArchivePost[]> {
  noteShown([POST_LISTS]);
  return isYear(year) ? listBetween(beginOf(year, 1), beginOf(year + 1, 1)) : [];
}

/** Months of a year with public posts, the latest first. */
export async function listArchiveMonths(year: number): Promise<ArchiveMonth[]> {
  if (!isYear(year)) return [];
  return byContent(`archive months of ${year}`, () =>
    db
      .select({ month: monthOfPost, postCount: sql<number>`count(*)::int` })
      .from(posts)
      .where(isBetween(beginOf(year, 1), beginOf(year + 1, 1)))
      .groupBy(sql`1`)
      .orderBy(sql`1 desc`),
  );
}

/** @param month 1 to 12 */
export async function listPostsOfMonth(year: number, month: number): Promise<ArchivePost[]> {
  noteShown([POST_LISTS]);
  if (!isYear(year) || !Number.isInteger(month) || month < 1 || month > 12) return [];
  return listBetween(beginOf(year, month), month < 12 ? beginOf(year, month + 1) : beginOf(year + 1, 1));
}

const isYear = (year: number) => Number.isInteger(year) && year >= 1000 && year <= 9998;

const isBetween = (begin: SQL, end: SQL) =>
  and(isPublicPost, gte(posts.publishedAt, begin), lt(posts.publishedAt, end));

const listBetween = (begin: SQL, end: SQL): Promise<ArchivePost[]> =>
  db
    .select({
      slug: posts.slug,
      title: posts.title,
      publishedAt: sql<Date>`${posts.publishedAt}`.mapWith(posts.publishedAt),
      month: monthOfPost,
    })
    .from(posts)
    .where(isBetween(begin, end))
    .orderBy(...newestFirst);
