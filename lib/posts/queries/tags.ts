import 'server-only';
import { asc, eq, sql } from 'drizzle-orm';
import { posts, postTags, tags } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { isPublicPost } from '@/lib/posts/queries/visibility';

export type TagWithCount = { slug: string; name: string; postCount: number };

export async function listPublicTags(): Promise<TagWithCount[]> {
  return db
    .select({ slug: tags.slug, name: tags.name, postCount: sql<number>`count(*)::int` })
    .from(tags)
    .innerJoin(postTags, eq(postTags.tagId, tags.id))
    .innerJoin(posts, eq(posts.id, postTags.postId))
    .where(isPublicPost)
    .groupBy(tags.id)
    .orderBy(asc(sql`lower(${tags.name})`), asc(tags.id));
}
