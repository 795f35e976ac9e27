import 'server-only';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { comments, posts, users } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { isPublicPost } from '@/lib/posts/queries/visibility';

export const PROFILE_COMMENTS_PER_PAGE = 20;

export type ProfileComment = {
  id: number;
  bodyHtml: string;
  createdAt: Date;
  post: { slug: string; title: string };
};

export type Profile = {
  username: string;
  name: string;
  bio: string;
  website: string;
  createdAt: Date;
  comments: ProfileComment[];
  commentCount: number;
  page: number;
  pageCount: number;
};

/**
 * What everybody sees of a person, with one page of their visible comments on public posts, newest first.
 * @param username regardless of case; the answer has it as its owner spells it
 * @returns null for nobody, a disabled account, and a page that is not there
 */
export async function getProfile(username: string, page: number): Promise<Profile | null> {
  if (!/^[\w-]{1,100}$/.test(username)) return null;
  const [user] = await db
    .select({
      id: users.id,
      username: users.username,
      name: users.name,
      bio: users.bio,
      website: users.website,
      createdAt: users.createdAt,
    })
    .from(users)
    .where(and(eq(sql`lower(${users.username})`, username.toLowerCase()), isNull(users.disabledAt)));
  if (!user) return null;
  const { id, ...profile } = user;
  const commentCount = await countComments(id);
  const pageCount = Math.max(1, Math.ceil(commentCount / PROFILE_COMMENTS_PER_PAGE));
  if (!Number.isInteger(page) || page < 1 || page > pageCount) return null;
  return { ...profile, comments: await listComments(id, page), commentCount, page, pageCount };
}

const isShown = (authorId: number) =>
  and(eq(comments.authorId, authorId), eq(comments.status, 'visible'), isPublicPost);

async function countComments(authorId: number): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(isShown(authorId));
  return row!.count;
}

async function listComments(authorId: number, page: number): Promise<ProfileComment[]> {
  return db
    .select({
      id: comments.id,
      bodyHtml: comments.bodyHtml,
      createdAt: comments.createdAt,
      post: { slug: posts.slug, title: posts.title },
    })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(isShown(authorId))
    .orderBy(desc(comments.id))
    .limit(PROFILE_COMMENTS_PER_PAGE)
    .offset((page - 1) * PROFILE_COMMENTS_PER_PAGE);
}
