import 'server-only';
import { and, between, eq, sql } from 'drizzle-orm';
import { posts, users } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { detailColumns, modifiedAt, type PostDetail } from '@/lib/posts/queries/views';
import { isPublicPost, newestFirst } from '@/lib/posts/queries/visibility';

export async function listFeedPosts(limit = 20): Promise<PostDetail[]> {
  return db
    .select(detailColumns)
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(isPublicPost)
    .orderBy(...newestFirst)
    .limit(limit);
}

export type SitemapEntry = { slug: string; modifiedAt: Date };

/** Public posts with ids from `first` to `last`: where many posts are old, what lists them stays the same. */
export async function listSitemapEntries(first: number, last: number): Promise<SitemapEntry[]> {
  return db
    .select({ slug: posts.slug, modifiedAt })
    .from(posts)
    .where(and(between(posts.id, first, last), isPublicPost))
    .orderBy(posts.id);
}

/** Which of the ranges of `size` ids have a public post; the first, which begins at 1, is number 1. */
export async function listFilledRanges(size: number): Promise<number[]> {
  const rows = await db.execute<{ number: number }>(sql`
    select number from generate_series(1, (select coalesce(max(id), 0) from ${posts}) / ${size}::int + 1) as number
    where exists (select from ${posts} where ${posts.id} between (number - 1) * ${size}::int + 1 and number * ${size}::int and ${isPublicPost})`);
  return rows.map(({ number }) => number);
}

export async function getNewestModification(): Promise<Date | null> {
  const [post] = await db
    .select({ modifiedAt })
    .from(posts)
    .where(isPublicPost)
    .orderBy(...newestFirst)
    .limit(1);
  return post?.modifiedAt ?? null;
}
