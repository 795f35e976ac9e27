import 'server-only';
import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import { comments, posts, users } from '@/drizzle/schema';
import { personName, POST_LISTS } from '@/lib/content-names';
import { db, isOneOf } from '@/lib/db';
import { keysetPage } from '@/lib/keyset-page';
import { pictureOf } from '@/lib/media/queries/find-pictures';
import type { Picture } from '@/lib/picture';
import { byContent } from '@/lib/memo-by-content';
import { pageFromNearerEnd } from '@/lib/offset-page';
import { POSTS_PER_PAGE, PROFILE_COMMENTS_COUNTED, PROFILE_COMMENTS_PER_PAGE } from '@/lib/page-sizes';
import type { PostKind } from '@/lib/paths';
import { selectSummaries } from '@/lib/posts/queries/public';
import type { PostSummary } from '@/lib/posts/queries/views';
import {
  hiddenPosts,
  isPublic,
  isPublicPost,
  newestFirst,
  oldestFirst,
} from '@/lib/posts/queries/visibility';
import { noteShown } from '@/lib/server/http/content-version';

export type ProfileComment = {
  id: number;
  bodyHtml: string;
  createdAt: Date;
  post: { slug: string; kind: PostKind; title: string };
};

export type ProfilePart = 'posts' | 'comments';

/** What everybody may know of a person. */
export type PublicUser = {
  username: string;
  name: string;
  bio: string;
  website: string;
  picture: Picture | null;
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
  /** Where a page of comments begins; null for the newest. */
  before: number | null;
  /** The key of the following page of comments, null on the last. */
  nextBefore: number | null;
};

/** Which page: one of the posts by its number, or of the comments by the id that it begins before. */
export type ProfilePlace = { part?: ProfilePart; page?: number; before?: number | null };

/** Null for nobody and for a disabled account. */
export async function getPublicUser(username: string): Promise<PublicUser | null> {
  const found = await findPublicUser(username, null);
  return found?.user ?? null;
}

/** Beyond `PROFILE_COMMENTS_COUNTED` comments `commentCount` is one more. Null for nobody, a disabled account and a page that is not there. */
export async function getProfile(
  username: string,
  { part: wanted, page = 1, before = null }: ProfilePlace = {},
): Promise<Profile | null> {
  const found = await findPublicUser(username, PROFILE_COMMENTS_COUNTED + 1);
  if (!found) return null;
  const { id, user } = found;
  const part = wanted ?? (user.postCount > 0 ? 'posts' : 'comments');
  const profile = { ...user, part, posts: [], comments: [], page: 1, pageCount: 1, before, nextBefore: null };
  if (part === 'comments') {
    const list = await listCommentsBy(id, before);
    // Pages had numbers once; where there were several, the newest comments stand for each.
    return list && (page === 1 || list.nextBefore !== null) ? { ...profile, ...list } : null;
  }
  const place = before === null ? pageFromNearerEnd(user.postCount, page, POSTS_PER_PAGE) : null;
  return place && { ...profile, ...place.shown, posts: await listPosts(id, place) };
}

async function findPublicUser(
  username: string,
  mostCounted: number | null,
): Promise<{ id: number; user: PublicUser } | null> {
  if (!/^[\w-]{1,100}$/.test(username)) return null;
  const [row] = await db
    .select({
      id: users.id,
      username: users.username,
      name: users.name,
      bio: users.bio,
      website: users.website,
      picture: pictureOf(users.pictureId),
      createdAt: users.createdAt,
    })
    .from(users)
    .where(and(eq(sql`lower(${users.username})`, username.toLowerCase()), isNull(users.disabledAt)));
  if (!row) return null;
  const { id, ...user } = row;
  noteShown([personName(id), POST_LISTS]);
  const [postCount, commentCount] = await Promise.all([countPostsBy(id), countCommentsBy(id, mostCounted)]);
  return { id, user: { ...user, postCount, commentCount } };
}

/** What stands under their own name: not what a guest wrote. Written out, as posts_author_idx has it. */
const isPublicBy = (authorId: number) =>
  and(eq(posts.authorId, authorId), isPublicPost, sql`${posts.guestId} is null`);

const countPostsBy = (authorId: number): Promise<number> =>
  byContent(`public posts by ${authorId}`, () => db.$count(posts, isPublicBy(authorId)));

async function listPosts(
  authorId: number,
  { limit, offset, isReversed }: { limit: number; offset: number; isReversed: boolean },
): Promise<PostSummary[]> {
  const ids = db
    .select({ id: posts.id })
    .from(posts)
    .where(isPublicBy(authorId))
    .orderBy(...(isReversed ? oldestFirst : newestFirst))
    .limit(limit)
    .offset(offset);
  return selectSummaries(ids);
}

const isVisibleBy = (authorId: number) =>
  and(eq(comments.authorId, authorId), eq(comments.status, 'visible'));

/** Of some the post is looked at, of all whether it is among the few hidden ones. */
function countCommentsBy(authorId: number, most: number | null): Promise<number> {
  if (most === null)
    return db.$count(comments, and(isVisibleBy(authorId), sql`${comments.postId} not in ${hiddenPosts}`));
  const shown = db
    .select({ one: sql`1` })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(and(isVisibleBy(authorId), isPublic))
    .limit(most);
  return db.$count(shown.as('shown'));
}

async function listCommentsBy(authorId: number, before: number | null) {
  const ids = await db
    .select({ id: comments.id })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(and(isVisibleBy(authorId), isPublic, before === null ? undefined : lt(comments.id, before)))
    // Spelled as comments_author_idx is, or PostgreSQL would sort.
    .orderBy(sql`${comments.id} desc nulls last`)
    .limit(PROFILE_COMMENTS_PER_PAGE + 1);
  const { page, nextBefore } = keysetPage(ids, PROFILE_COMMENTS_PER_PAGE);
  if (before !== null && page.length === 0) return null;
  const list: ProfileComment[] = await db
    .select({
      id: comments.id,
      bodyHtml: comments.bodyHtml,
      createdAt: comments.createdAt,
      post: { slug: posts.slug, kind: posts.kind, title: posts.title },
    })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(
      isOneOf(
        comments.id,
        page.map(({ id }) => id),
      ),
    )
    .orderBy(desc(comments.id));
  return { comments: list, nextBefore };
}
