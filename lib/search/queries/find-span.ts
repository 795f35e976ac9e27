import 'server-only';
import { LRUCache } from 'lru-cache';
import { and, lt, sql } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import type { Executor } from '@/lib/db';
import { isPublicPost, newestFirst } from '@/lib/posts/queries/visibility';
import type { TimeSpan } from '@/lib/search/queries/rank-posts';

/** Posts of the years that are searched first: enough to find a page of anything that is common. */
const ENOUGH = 2000;

export const beginOf = (year: number): Date => new Date(Date.UTC(year, 0, 1));

/** More years than that cost more than they spare. */
const MOST_YEARS = 50;
/** Milliseconds. The years are only where a search begins. */
const KEPT_FOR = 5000;
const kept = new LRUCache<number, TimeSpan>({ max: 100, ttl: KEPT_FOR });

/** The newest years before `before`, or at all, that have posts enough. Where there are no more than that, all of them. */
export async function findSpan(tx: Executor, before: number | null): Promise<TimeSpan> {
  const known = kept.get(before ?? 0);
  if (known) return known;
  const span = await readSpan(tx, before);
  kept.set(before ?? 0, span);
  return span;
}

async function readSpan(tx: Executor, before: number | null): Promise<TimeSpan> {
  const until = before === null ? null : beginOf(before);
  const [row] = await tx
    .select({ year: sql<number>`extract(year from ${posts.publishedAt} at time zone 'utc')::int` })
    .from(posts)
    .where(and(isPublicPost, until ? lt(posts.publishedAt, until) : undefined))
    .orderBy(...newestFirst)
    .offset(ENOUGH - 1)
    .limit(1);
  if (!row || (before ?? new Date().getUTCFullYear() + 1) - row.year > MOST_YEARS)
    return { years: [], until };
  const last = before === null ? new Date().getUTCFullYear() : before - 1;
  return { years: Array.from({ length: last - row.year + 1 }, (_, index) => row.year + index), until };
}
