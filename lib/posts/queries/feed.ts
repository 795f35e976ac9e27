import 'server-only';
import { eq } from 'drizzle-orm';
import { posts, users } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { detailColumns, modifiedAt, type PostDetail } from '@/lib/posts/queries/views';
import { isPublicPost, newestFirst } from '@/lib/posts/queries/visibility';
import { POST_LISTS } from '@/lib/content-names';
import { noteShown } from '@/lib/server/http/content-version';

export async function listFeedPosts(limit = 20): Promise<PostDetail[]> {
  noteShown([POST_LISTS]);
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
  noteShown([POST_LISTS]);
  return db
    .select({ slug: posts.slug, modifiedAt })
    .from(posts)
    .where(isPublicPost)
    .orderBy(...newestFirst)
    .offset(offset)
    .limit(limit);
}
