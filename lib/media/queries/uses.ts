import 'server-only';
import { desc, eq, sql, type SQLWrapper } from 'drizzle-orm';
import { comments, posts } from '@/drizzle/schema';
import { db } from '@/lib/db';

/** Posts that name a stored picture, as their cover or in their text; by the index `posts_pictures_idx`. */
export const postsWith = (name: SQLWrapper | string) =>
  sql`picture_names(${posts.coverUrl} || ' ' || ${posts.body}) @> array[${name}]`;

const commentsWith = (name: SQLWrapper | string) => sql`picture_names(${comments.body}) @> array[${name}]`;

export const isUsed = (name: SQLWrapper) => sql<boolean>`(
  exists (select from ${posts} where ${postsWith(name)})
  or exists (select from ${comments} where ${commentsWith(name)}))`;

export const countUses = (name: SQLWrapper) => sql<number>`(
  (select count(*) from ${posts} where ${postsWith(name)})
  + (select count(*) from ${comments} where ${commentsWith(name)}))::int`;

export type PictureUses = {
  posts: { id: number; title: string; status: 'draft' | 'published'; isBinned: boolean; isCover: boolean }[];
  comments: { id: number; postTitle: string }[];
};

/** The newest of each. What is in the bin may come back, and needs its pictures then. */
const SHOWN = 50;

export async function listUses(name: string): Promise<PictureUses> {
  const [usingPosts, usingComments] = await Promise.all([
    db
      .select({
        id: posts.id,
        title: posts.title,
        status: posts.status,
        isBinned: sql<boolean>`${posts.deletedAt} is not null`,
        isCover: sql<boolean>`picture_names(${posts.coverUrl}) @> array[${name}]`,
      })
      .from(posts)
      .where(postsWith(name))
      .orderBy(desc(posts.id))
      .limit(SHOWN),
    db
      .select({ id: comments.id, postTitle: posts.title })
      .from(comments)
      .innerJoin(posts, eq(posts.id, comments.postId))
      .where(commentsWith(name))
      .orderBy(desc(comments.id))
      .limit(SHOWN),
  ]);
  return { posts: usingPosts, comments: usingComments };
}
