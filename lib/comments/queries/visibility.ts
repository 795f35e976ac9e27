import 'server-only';
import { and, eq, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { comments } from '@/drizzle/schema';
import { db } from '@/lib/db';

const reply = alias(comments, 'reply');

/**
 * The top-level comments that have a place on a post's pages: visible ones, and tombstones with something
 * visible under them. Pages and permalinks count by it, so it must agree with `shownIds`.
 */
export function isListedTopLevel(postId: number): SQL | undefined {
  // Not `exists`: inside `or`, PostgreSQL would answer it for every comment of the site at once, by reading all.
  const visibleReply = db
    .select({ one: sql`1` })
    .from(reply)
    .where(and(eq(reply.rootId, comments.id), eq(reply.status, 'visible')))
    .limit(1);
  return and(
    eq(comments.postId, postId),
    isNull(comments.rootId),
    or(eq(comments.status, 'visible'), isNotNull(sql`${visibleReply}`)),
  );
}
