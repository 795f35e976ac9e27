import 'server-only';
import { eq } from 'drizzle-orm';
import { posts, users } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { detailColumns, modifiedAt, type PostDetail } from '@/lib/posts/queries/views';
import { isPublicPost, newestFirst } from '@/lib/posts/queries/visibility';

/** The newest public posts in full. */
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

/** Public posts, newest first, for a sitemap that lists up to `limit` of them from `offset` on. */
export async function listSitemapEntries(offset: number, limit: number): Promise<SitemapEntry[]> {
  return db
    .select({ slug: posts.slug, modifiedAt })
    .from(posts)
    .where(isPublicPost)
    .orderBy(...newestFirst)
    .offset(offset)
    .limit(limit);
}
