import 'server-only';
import { eq } from 'drizzle-orm';
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

export async function listSitemapEntries(offset: number, limit: number): Promise<SitemapEntry[]> {
  return db
    .select({ slug: posts.slug, modifiedAt })
    .from(posts)
    .where(isPublicPost)
    .orderBy(...newestFirst)
    .offset(offset)
    .limit(limit);
}
