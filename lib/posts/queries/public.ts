import 'server-only';
import { and, eq, inArray, sql, type SQLWrapper } from 'drizzle-orm';
import { cache } from 'react';
import { posts, postTags, redirects, tags, users } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { noNul } from '@/lib/fields';
import {
  detailColumns,
  summaryColumns,
  type PostDetail,
  type PostPage,
  type PostSummary,
  type TagView,
} from '@/lib/posts/queries/views';
import { POSTS_PER_PAGE } from '@/lib/page-sizes';
import { isPublicPost, newestFirst } from '@/lib/posts/queries/visibility';
import { discussionName, POST_LISTS, postName } from '@/lib/content-names';
import { noteShown } from '@/lib/server/http/content-version';

export async function listPublicPosts(page: number): Promise<PostPage | null> {
  const pageCount = Math.max(1, Math.ceil((await countPublicPosts()) / POSTS_PER_PAGE));
  if (!isPage(page, pageCount)) return null;
  // The ids come from the index alone, so that a late page costs what the first one does.
  const ids = db
    .select({ id: posts.id })
    .from(posts)
    .where(isPublicPost)
    .orderBy(...newestFirst)
    .limit(POSTS_PER_PAGE)
    .offset((page - 1) * POSTS_PER_PAGE);
  return { posts: await selectSummaries(ids), page, pageCount };
}

export async function listPublicPostsByTag(
  tagSlug: string,
  page: number,
): Promise<(PostPage & { tag: TagView & { description: string } }) | null> {
  if (!noNul(tagSlug)) return null;
  const [tag] = await db
    .select({
      id: tags.id,
      slug: tags.slug,
      name: tags.name,
      description: tags.description,
      postCount: sql<number>`count(*)::int`,
    })
    .from(tags)
    .innerJoin(postTags, eq(postTags.tagId, tags.id))
    .innerJoin(posts, eq(posts.id, postTags.postId))
    .where(and(eq(tags.slug, tagSlug), isPublicPost))
    .groupBy(tags.id);
  const pageCount = Math.ceil((tag?.postCount ?? 0) / POSTS_PER_PAGE);
  if (!tag || !isPage(page, pageCount)) return null;
  const ids = db
    .select({ id: posts.id })
    .from(postTags)
    .innerJoin(posts, eq(posts.id, postTags.postId))
    .where(and(eq(postTags.tagId, tag.id), isPublicPost))
    .orderBy(...newestFirst)
    .limit(POSTS_PER_PAGE)
    .offset((page - 1) * POSTS_PER_PAGE);
  const { slug, name, description } = tag;
  return { tag: { slug, name, description }, posts: await selectSummaries(ids), page, pageCount };
}

export async function countPublicPosts(): Promise<number> {
  noteShown([POST_LISTS]);
  return db.$count(posts, isPublicPost);
}

/** A public post by its present slug. Asked twice during one request, it is read once. */
export const getPublicPost = cache(async (slug: string): Promise<PostDetail | null> => {
  if (!noNul(slug)) return null;
  const [post] = await db
    .select(detailColumns)
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(and(eq(posts.slug, slug), isPublicPost));
  if (post) noteShown([postName(post.id)]);
  return post ?? null;
});

export async function isPublicSlug(slug: string): Promise<boolean> {
  if (!noNul(slug)) return false;
  const found = await db
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.slug, slug), isPublicPost));
  return found.length > 0;
}

type Neighbour = { slug: string; title: string } | null;

export async function getNeighbours(post: {
  id: number;
  publishedAt: Date;
}): Promise<{ previous: Neighbour; next: Neighbour }> {
  const place = sql`(${posts.publishedAt}, ${posts.id})`;
  const here = sql`(${sql.param(post.publishedAt, posts.publishedAt)}, ${sql.param(post.id, posts.id)})`;
  const columns = { id: posts.id, slug: posts.slug, title: posts.title };
  const [[previous], [next]] = await Promise.all([
    db
      .select(columns)
      .from(posts)
      .where(and(isPublicPost, sql`${place} < ${here}`))
      .orderBy(...newestFirst)
      .limit(1),
    db
      .select(columns)
      .from(posts)
      .where(and(isPublicPost, sql`${place} > ${here}`))
      .orderBy(sql`${posts.publishedAt} asc nulls first`, sql`${posts.id} asc nulls first`)
      .limit(1),
  ]);
  noteShown([previous, next].flatMap((beside) => (beside ? [postName(beside.id)] : [])));
  return { previous: previous ?? null, next: next ?? null };
}

/** The present path (decoded) of the public post that once had `path` (decoded, no trailing slash), or null. */
export async function findRedirect(path: string): Promise<string | null> {
  if (!noNul(path)) return null;
  const [post] = await db
    .select({ slug: posts.slug })
    .from(redirects)
    .innerJoin(posts, eq(posts.id, redirects.postId))
    .where(and(eq(redirects.path, path), isPublicPost));
  return post ? `/posts/${post.slug}` : null;
}

const isPage = (page: number, pageCount: number) => Number.isInteger(page) && page >= 1 && page <= pageCount;

async function selectSummaries(ids: SQLWrapper): Promise<PostSummary[]> {
  const list = await db
    .select(summaryColumns)
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(inArray(posts.id, ids))
    .orderBy(...newestFirst);
  noteShown([POST_LISTS, ...list.map(({ id }) => discussionName(id))]);
  return list;
}
