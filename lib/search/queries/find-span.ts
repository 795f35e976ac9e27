import 'server-only';
import { LRUCache } from 'lru-cache';
import { and, lt } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import type { Executor } from '@/lib/db';
import { isPublicPost, newestFirst } from '@/lib/posts/queries/visibility';
import type { Period } from '@/lib/search/indexing/facets';
import { beginOf, periodsBetween } from '@/lib/search/periods';
import type { TimeSpan } from '@/lib/search/queries/rank-posts';

/** Posts of the time that is searched first: enough to find a page of anything that is common. */
const ENOUGH = 2000;
/** Milliseconds. It is only where a search begins. */
const KEPT_FOR = 5000;
const kept = new LRUCache<Period, TimeSpan>({ max: 100, ttl: KEPT_FOR });

/** The newest months or years before `before`, or at all, that have posts enough. Where there are no more than that, all times. */
export async function findSpan(tx: Executor, before: Period | null): Promise<TimeSpan> {
  const known = kept.get(before ?? '');
  if (known) return known;
  const span = await readSpan(tx, before);
  kept.set(before ?? '', span);
  return span;
}

async function readSpan(tx: Executor, before: Period | null): Promise<TimeSpan> {
  const until = before === null ? null : beginOf(before);
  const [last] = await tx
    .select({ publishedAt: posts.publishedAt })
    .from(posts)
    .where(and(isPublicPost, until ? lt(posts.publishedAt, until) : undefined))
    .orderBy(...newestFirst)
    .offset(ENOUGH - 1)
    .limit(1);
  const newest = until ? new Date(until.getTime() - 1) : new Date();
  return { periods: last?.publishedAt ? periodsBetween(last.publishedAt, newest) : [], until };
}
