import 'server-only';
import { and, eq, inArray, sql, type SQLWrapper } from 'drizzle-orm';
import { cache } from 'react';
import { guests, posts, postTags, redirects, site, users } from '@/drizzle/schema';
import { db, preparedQuery } from '@/lib/db';
import { noNul } from '@/lib/fields';
import { namesOfAuthors } from '@/lib/guests/queries/authors';
import { byContent } from '@/lib/memo-by-content';
import { pageFromNearerEnd } from '@/lib/offset-page';
import {
  detailColumns,
  summaryColumns,
  type PostDetail,
  type PostPage,
  type PostSummary,
  type TagView,
} from '@/lib/posts/queries/views';
import { POSTS_PER_PAGE } from '@/lib/page-sizes';
import { decodedPath, type PostKind } from '@/lib/paths';
import { discussionName, PINNED_POST, POST_LISTS, postName } from '@/lib/content-names';
import { findPublicTag } from '@/lib/posts/queries/tags';
import { isPublic, isPublicPost, newestFirst, oldestFirst } from '@/lib/posts/queries/visibility';
import { noteShown } from '@/lib/server/http/content-version';

export async function listPublicPosts(page: number): Promise<PostPage | null> {
  const place = pageFromNearerEnd(await countPublicPosts(), page, POSTS_PER_PAGE);
  if (!place) return null;
  // The ids come from the index alone, so that a page in the middle costs little more than the first one.
  const ids = db
    .select({ id: posts.id })
    .from(posts)
    .where(isPublicPost)
    .orderBy(...(place.isReversed ? oldestFirst : newestFirst))
    .limit(place.limit)
    .offset(place.offset);
  // A list of its own, so that the pages that follow are the same whichever is pinned.
  const [list, pinned] = await Promise.all([selectSummaries(ids), page === 1 ? getPinnedPost() : null]);
  const others = pinned ? list.filter(({ id }) => id !== pinned.id) : list;
  return { posts: [...(pinned ? [pinned] : []), ...others], ...place.shown };
}

/** Null where none is, or readers do not see it. */
async function getPinnedPost(): Promise<PostSummary | null> {
  noteShown([PINNED_POST]);
  const pinned = db
    .select({ id: posts.id })
    .from(site)
    .innerJoin(posts, eq(posts.id, site.pinnedPostId))
    .where(isPublicPost);
  const [post] = await selectSummaries(pinned);
  return post ? { ...post, isPinned: true } : null;
}

export async function listPublicPostsByTag(
  tagSlug: string,
  page: number,
): Promise<(PostPage & { tag: TagView & { description: string } }) | null> {
  if (!noNul(tagSlug)) return null;
  const tag = await findPublicTag(tagSlug);
  const place = tag && pageFromNearerEnd(tag.postCount, page, POSTS_PER_PAGE);
  if (!place) return null;
  const ids = db
    .select({ id: posts.id })
    .from(postTags)
    .innerJoin(posts, eq(posts.id, postTags.postId))
    .where(and(eq(postTags.tagId, tag.id), isPublicPost))
    .orderBy(...(place.isReversed ? oldestFirst : newestFirst))
    .limit(place.limit)
    .offset(place.offset);
  const { slug, name, description } = tag;
  return { tag: { slug, name, description }, posts: await selectSummaries(ids), ...place.shown };
}

export async function countPublicPosts(): Promise<number> {
  return byContent('public posts', () => db.$count(posts, isPublicPost));
}

/** What readers see at its present address. Asked twice during one request, it is read once. @param kind null for either */
export const getPublicPost = cache(
  async (slug: string, kind: PostKind | null = 'post'): Promise<PostDetail | null> => {
    if (!noNul(slug)) return null;
    const [post] = await readPublicAt({ slug, kind });
    if (post) noteShown([postName(post.id), ...namesOfAuthors([post])]);
    return post ?? null;
  },
);

// A slug is unique over both kinds, so that the kind only has to be compared.
const isPublicAt = and(
  eq(posts.slug, sql.placeholder('slug')),
  isPublic,
  sql`${posts.kind} = coalesce(${sql.placeholder('kind')}::post_kind, ${posts.kind})`,
);

type Address = { slug: string; kind: PostKind | null };

const readPublicAt = preparedQuery<Address, PostDetail[]>(() =>
  db
    .select(detailColumns)
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .leftJoin(guests, eq(guests.id, posts.guestId))
    .where(isPublicAt),
);

const findPublicAt = preparedQuery<Address, { id: number }[]>(() =>
  db.select({ id: posts.id }).from(posts).where(isPublicAt),
);

/** @param kind null for either */
export async function isPublicSlug(slug: string, kind: PostKind | null = 'post'): Promise<boolean> {
  if (!noNul(slug)) return false;
  return (await findPublicAt({ slug, kind })).length > 0;
}

/** The present path (decoded) of the public post that once had `path` (decoded, no trailing slash), or null. */
export async function findRedirect(path: string): Promise<string | null> {
  if (!noNul(path)) return null;
  const [post] = await db
    .select({ slug: posts.slug, kind: posts.kind })
    .from(redirects)
    .innerJoin(posts, eq(posts.id, redirects.postId))
    .where(and(eq(redirects.path, path), isPublic));
  return post ? decodedPath(post) : null;
}

export async function selectSummaries(ids: SQLWrapper): Promise<PostSummary[]> {
  const list = await db
    .select(summaryColumns)
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(inArray(posts.id, ids))
    .orderBy(...newestFirst);
  noteShown([POST_LISTS, ...list.map(({ id }) => discussionName(id))]);
  return list;
}
