import 'server-only';
import { sql, type SQL } from 'drizzle-orm';
import { posts, postSearch } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { executePrepared, type Executor } from '@/lib/db';
import { canManagePosts } from '@/lib/access/permissions';
import { visiblePosts } from '@/lib/posts/queries/visibility';
import type { Period } from '@/lib/search/indexing/facets';
import { inPeriods, type TsQueries } from '@/lib/search/ts-query';

/** Of matches the newest are ranked, and no more: ranking all of a common word costs ten times as much. */
const CANDIDATES = 100;
const PHRASE_CANDIDATES = 300;
const MOST_FOUND = 200;
/** Seconds in which a third of what is new about a post is left; it counts for a tenth of its rank. */
const FRESHNESS = 3 * 365 * 86_400;

/** Different words below which a post is not about its few words any more than a longer one. */
const SHORT = 20;

export type TimeSpan = {
  /** That posts are of; empty for all. */
  periods: Period[];
  /** Exclusive. */
  until: Date | null;
};

export type Ranked = {
  /** Best first. */
  ids: number[];
  /** Where older matches of the same span were not looked at: the date of the oldest that was. */
  cutAt: Date | null;
};

/** What the viewer may see of what a query finds, best first. */
export async function rankPosts(
  tx: Executor,
  viewer: Viewer,
  queries: TsQueries,
  span: TimeSpan,
): Promise<Ranked> {
  const ranking = rankingOf(viewer, queries, span);
  const rows = await executePrepared<{ id: number | null; cut_at: string | null }>(tx, ranking);
  const [first] = rows;
  return {
    ids: rows.flatMap(({ id }) => id ?? []),
    cutAt: first?.cut_at ? new Date(first.cut_at) : null,
  };
}

/**
 * For `explain` in tests as well. The density of a post's words by the root of how many different ones it has: by their
 * logarithm, which `ts_rank_cd` offers, reports of ten thousand words stand above posts that are about nothing else.
 */
export function rankingOf(
  viewer: Viewer,
  { exact, head, loose, hasPhrase }: TsQueries,
  { periods, until }: TimeSpan,
): SQL {
  const inSpan = periods.length > 0 ? ` & ${inPeriods(periods)}` : '';
  const most = hasPhrase ? PHRASE_CANDIDATES : CANDIDATES;
  // It only thins the candidates out: what may be seen is decided by the row of the post.
  const isDue = canManagePosts(viewer) ? sql`true` : sql`published_at <= now()`;
  const isEarlier = until ? sql`published_at < ${sql.param(until, postSearch.publishedAt)}` : sql`true`;
  // The queries hide behind selects and the limits behind offsets: PostgreSQL would read the whole table for a common word.
  const newest = (column: SQL, query: SQL, limit: number) => sql`
    select post_id, published_at from (
      select post_id, published_at from ${postSearch}
      where ${column} @@ (select ${query} from q) and ${isDue} and ${isEarlier} offset 0) matching
    order by published_at desc nulls first, post_id desc limit ${limit}`;
  return sql`
    with q as materialized (
      select ${exact}::tsquery as exact, ${head + inSpan}::tsquery as in_head, ${loose + inSpan}::tsquery as loose),
    h as materialized (${newest(sql`head`, sql`in_head`, CANDIDATES)}),
    b as materialized (${newest(sql`vec`, sql`loose`, most)})
    select found.id, facts.cut_at
    from (select case when (select count(*) from b) = ${most} then (select min(published_at) from b) end as cut_at) facts
    left join (
      select candidates.post_id as id, row_number() over (
        order by ts_rank_cd(indexed.vec, (select exact from q)) / sqrt(length(indexed.vec) + ${SHORT})
          * (0.9 + 0.1 * exp(-extract(epoch from greatest(now() - coalesce(indexed.published_at, now()), interval '0')) / ${FRESHNESS}::float8)) desc,
          indexed.published_at desc nulls first, candidates.post_id desc) as place
      from (select post_id from h union select post_id from b) candidates
      cross join lateral (
        select vec, published_at from ${postSearch} where ${postSearch.postId} = candidates.post_id offset 0) indexed
      cross join lateral (
        select from ${posts} where ${posts.id} = candidates.post_id and ${visiblePosts(viewer)} offset 0) visible
      where indexed.vec @@ (select exact from q)) found on place <= ${MOST_FOUND}
    order by place`;
}
