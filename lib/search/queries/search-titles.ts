import 'server-only';
import { LRUCache } from 'lru-cache';
import { and, inArray, sql } from 'drizzle-orm';
import { posts, postSearch } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { executePrepared, type Executor } from '@/lib/db';
import type { PostKind } from '@/lib/paths';
import { state, type PostState } from '@/lib/posts/queries/state';
import { visiblePosts } from '@/lib/posts/queries/visibility';
import { findLexemes, findNamedTags } from '@/lib/search/queries/find-lexemes';
import { findSpan } from '@/lib/search/queries/find-span';
import { isTag, parseQuery, type Query } from '@/lib/search/query';
import type { Period } from '@/lib/search/indexing/facets';
import { inPeriods, toTsQueries } from '@/lib/search/ts-query';

const CANDIDATES = 100;
/** Posts from which on too many titles have a word that begins with two letters. */
const MANY = 20_000;

export type FoundTitle = { id: number; slug: string; kind: PostKind; title: string; state: PostState };

/** Posts whose title, subtitle or tags have each word, where the last may be the beginning of one: what is typed so far. */
export async function searchTitles(
  tx: Executor,
  viewer: Viewer,
  typed: string,
  most: number,
): Promise<FoundTitle[]> {
  const query = asBeginning(parseQuery(typed), await shortestIn(tx));
  if (!query) return [];
  const [lexemes, tagIds] = await Promise.all([findLexemes(tx, query), findNamedTags(tx, query)]);
  const queries = toTsQueries(query, lexemes, tagIds);
  if (!queries) return [];
  const { periods } = canManagePosts(viewer) ? { periods: [] } : await findSpan(tx, null);
  const inSpan = await titlesOf(tx, viewer, queries.head, periods, most);
  return inSpan.length < most && periods.length > 0 ? titlesOf(tx, viewer, queries.head, [], most) : inSpan;
}

/** The last word is not finished yet, unless a quote, a star or a sign ends it. */
function asBeginning(query: Query, shortest: number): Query | null {
  const last = query.groups.at(-1)?.at(-1);
  if (!last || isTag(last)) return query.groups.length > 0 ? query : null;
  const word = last.parts.at(-1)!;
  if (last.isQuoted || !query.text.endsWith(last.source)) return query;
  if ([...word].length < shortest && query.groups.length === 1 && last.parts.length === 1 && !isSign(word))
    return null;
  const groups = [
    ...query.groups.slice(0, -1),
    [...query.groups.at(-1)!.slice(0, -1), { ...last, prefix: 'head' as const }],
  ];
  return { ...query, groups };
}

const isSign = (word: string): boolean =>
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word);

/** Milliseconds for which a count of posts will do. */
const KEPT_FOR = 60_000;
const kept = new LRUCache<'shortest', 2 | 3>({ max: 1, ttl: KEPT_FOR });

async function shortestIn(tx: Executor): Promise<2 | 3> {
  const known = kept.get('shortest');
  if (known) return known;
  const [row] = await tx.execute<{ posts: number }>(
    sql`select reltuples::int as posts from pg_class where oid = ${'post_search'}::regclass`,
  );
  const shortest = (row?.posts ?? 0) > MANY ? 3 : 2;
  kept.set('shortest', shortest);
  return shortest;
}

async function titlesOf(
  tx: Executor,
  viewer: Viewer,
  head: string,
  periods: Period[],
  most: number,
): Promise<FoundTitle[]> {
  const inSpan = periods.length > 0 ? ` & ${inPeriods(periods)}` : '';
  const isDue = canManagePosts(viewer) ? sql`true` : sql`published_at <= now()`;
  // As in rank-posts.ts, what PostgreSQL must not see is hidden from it.
  const ranked = await executePrepared<{ id: number }>(
    tx,
    sql`
    with q as materialized (select ${head + inSpan}::tsquery as query),
    h as materialized (
      select post_id from (
        select post_id, published_at from ${postSearch}
        where head @@ (select query from q) and ${isDue} offset 0) matching
      order by published_at desc nulls first, post_id desc limit ${CANDIDATES})
    select h.post_id as id from h
    cross join lateral (
      select head, published_at from ${postSearch} where ${postSearch.postId} = h.post_id offset 0) indexed
    cross join lateral (
      select from ${posts} where ${posts.id} = h.post_id and ${visiblePosts(viewer)} offset 0) visible
    order by ts_rank_cd(indexed.head, (select query from q), 1) desc, indexed.published_at desc nulls first, id desc
    limit ${most}`,
  );
  const ids = ranked.map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ id: posts.id, slug: posts.slug, kind: posts.kind, title: posts.title, state })
    .from(posts)
    .where(and(inArray(posts.id, ids), visiblePosts(viewer)));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
