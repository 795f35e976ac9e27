import 'server-only';
import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { posts } from '@/drizzle/schema';
import { db } from '@/lib/db';
import {
  closesByItself,
  discussionLasts,
  endsByItself,
  isScheduledPost,
} from '@/lib/posts/queries/visibility';

/** Milliseconds until the next post appears or ends, or a discussion is closed, by itself, by the clock of the database; null without one. */
export async function nextChangeIn(): Promise<number | null> {
  const earliest = (moment: PgColumn, condition: SQL) =>
    db
      .select({ at: sql`min(${moment})` })
      .from(posts)
      .where(condition);
  const [row] = await db.execute<{ wait: number | null }>(
    sql`select (extract(epoch from
      least(
        (${earliest(posts.publishedAt, isScheduledPost)}),
        (${earliest(posts.unpublishAt, endsByItself)}),
        (${earliest(posts.publishedAt, closesByItself)}) + ${discussionLasts}
      ) - now()
    ) * 1000)::float8 as wait`,
  );
  return row?.wait ?? null;
}
