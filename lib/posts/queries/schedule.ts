import 'server-only';
import { sql } from 'drizzle-orm';
import { posts } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { isScheduledPost } from '@/lib/posts/queries/visibility';

/** Milliseconds until the next scheduled post becomes public, by the clock of the database; null without one. */
export async function nextPublicationIn(): Promise<number | null> {
  const [row] = await db
    .select({
      wait: sql<number | null>`(extract(epoch from min(${posts.publishedAt}) - now()) * 1000)::float8`,
    })
    .from(posts)
    .where(isScheduledPost);
  return row?.wait ?? null;
}
