import 'server-only';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { comments, posts, users } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { summaryColumns, type PostSummary } from '@/lib/posts/queries/views';
import { POSTS_PER_PAGE, PROFILE_COMMENTS_PER_PAGE } from '@/lib/page-sizes';
import { isPublicPost, newestFirst } from '@/lib/posts/queries/visibility';
import { discussionName, personName, POST_LISTS } from '@/lib/content-names';
import { noteShown } from '@/lib/server/http/content-version';

export type ProfileComment = {
  id: number;
  bodyHtml: string;
  createdAt: Date;
  post: { slug: string; title: string };
};

export type ProfilePart = 'posts' | 'comments';

/** What everybody may know of a person. */
export type PublicUser = {
  username: string;
  name: string;
  bio: string;
  website: string;
  createdAt: Date;
  postCount: number;
  commentCount: number;
};

export type Profile = PublicUser & {
  part: ProfilePart;
  posts: PostSummary[];
  comments: ProfileComment[];
  page: number;
  pageCount: number;
};

/** Null for nobody and for a disabled account. */
export async function getPublicUser(username: string): Promise<PublicUser | null> {
  const found = await findPublicUser(username);
  return found?.user ?? null;
}

/** Null for nobody, a disabled account and a page that is not there. @param wanted posts, where there are any */
export async function getProfile(
  username: string,
  page: number,
  wanted?: ProfilePart,
): Promise<Profile | null> {
  const found = await findPublicUser(username);
  if (!found) return null;
  const { id, user } = found;
  const part = wanted ?? (user.postCount > 0 ? 'posts' : 'comments');
  const [count, perPage] =
    part === 'posts' ? [user.postCount, POSTS_PER_PAGE] : [user.commentCount, PROFILE_COMMENTS_PER_PAGE];
  const pageCount = Math.max(1, Math.ceil(count / perPage));
  if (!Number.isInteger(page) || page < 1 || page > pageCount) return null;
  return {
    ...user,
    part,
    page,
    pageCount,
    posts: part === 'posts' ? await listPosts(id, page) : [],
    comments: part === 'comments' ? await listCommentsBy(id, page) : [],
  };
}

async function findPublicUser(username: string): Promise<{ id: number; user: PublicUser } | null> {
  if (!/^[\w-]{1,100}$/.test(username)) return null;
  const [row] = await db
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
  if (!row) return null;
  const { id, ...user } = row;
  noteShown([personName(id), POST_LISTS]);
  const [postCount, commentCount] = await Promise.all([countPostsBy(id), countCommentsBy(id)]);
  return { id, user: { ...user, postCount, commentCount } };
}

const countPostsBy = (authorId: number): Promise<number> =>
  db.$count(posts, and(eq(posts.authorId, authorId), isPublicPost));

async function listPosts(authorId: number, page: number): Promise<PostSummary[]> {
  const list = await db
    .select(summaryColumns)
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(and(eq(posts.authorId, authorId), isPublicPost))
    .orderBy(...newestFirst)
    .limit(POSTS_PER_PAGE)
    .offset((page - 1) * POSTS_PER_PAGE);
  noteShown(list.map(({ id }) => discussionName(id)));
  return list;
}

const isShown = (authorId: number) =>
  and(eq(comments.authorId, authorId), eq(comments.status, 'visible'), isPublicPost);

async function countCommentsBy(authorId: number): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(isShown(authorId));
  return row!.count;
}

async function listCommentsBy(authorId: number, page: number): Promise<ProfileComment[]> {
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
