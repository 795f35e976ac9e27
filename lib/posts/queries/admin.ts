import 'server-only';
import { and, eq, ilike, sql } from 'drizzle-orm';
import { offsetPage } from '@/lib/offset-page';
import { ADMIN_POSTS_PER_PAGE } from '@/lib/page-sizes';
import { posts, users } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManagePosts, canReadPost } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { isId } from '@/lib/fields';
import { containing } from '@/lib/like-pattern';
import { columnNames, pick, type ColumnName } from '@/lib/posts/post-fields';
import { detailColumns, visibleCommentCount, type PostDetail, type TagView } from '@/lib/posts/queries/views';
import { inState, state, type PostState } from '@/lib/posts/queries/state';
import { isKeptPost, visiblePosts } from '@/lib/posts/queries/visibility';

export type PostListItem = {
  id: number;
  slug: string;
  title: string;
  state: PostState;
  publishedAt: Date | null;
  updatedAt: Date;
  commentCount: number;
};

export type PostForEdit = Pick<typeof posts.$inferSelect, ColumnName> & {
  id: number;
  slug: string;
  bodyHtml: string;
  wordCount: number;
  state: PostState;
  publishedAt: Date | null;
  version: number;
  updatedAt: Date;
  tags: TagView[];
};

export type PostPreview = Omit<PostDetail, 'publishedAt'> & { publishedAt: Date | null };

type PostFilter = { state?: PostState; search?: string; page?: number };

export async function listPosts(viewer: Viewer, { state: wanted, search, page = 1 }: PostFilter = {}) {
  const filter = and(
    visiblePosts(viewer),
    wanted && inState[wanted],
    search ? ilike(posts.title, containing(search.replace(/\0/g, ''))) : undefined,
  );
  const total = await db.$count(posts, filter);
  const place = offsetPage(total, page, ADMIN_POSTS_PER_PAGE);
  if (!place) return null;
  const items: PostListItem[] = await db
    .select({
      id: posts.id,
      slug: posts.slug,
      title: posts.title,
      state,
      publishedAt: posts.publishedAt,
      updatedAt: posts.updatedAt,
      commentCount: visibleCommentCount,
    })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(filter)
    .orderBy(
      sql`(${posts.status} = 'draft') desc`,
      sql`${posts.publishedAt} desc nulls first`,
      sql`${posts.id} desc`,
    )
    .limit(place.limit)
    .offset(place.offset);
  return { posts: items, total, ...place.shown };
}

export async function countPostsByState(viewer: Viewer): Promise<Record<PostState, number>> {
  const rows = await db
    .select({ state, postCount: sql<number>`count(*)::int` })
    .from(posts)
    .where(visiblePosts(viewer))
    .groupBy(sql`1`);
  const counts = { draft: 0, scheduled: 0, published: 0 };
  for (const row of rows) counts[row.state] = row.postCount;
  return counts;
}

export async function getPostForEdit(viewer: Viewer, id: number): Promise<PostForEdit | null> {
  if (!canManagePosts(viewer) || !isId(id)) return null;
  const [post] = await db
    .select({
      id: posts.id,
      slug: posts.slug,
      ...pick(posts, columnNames),
      bodyHtml: posts.bodyHtml,
      wordCount: posts.wordCount,
      state,
      publishedAt: posts.publishedAt,
      version: posts.version,
      updatedAt: posts.updatedAt,
      tags: detailColumns.tags,
    })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(and(eq(posts.id, id), isKeptPost));
  return post ?? null;
}

export async function getPost(viewer: Viewer, id: number): Promise<PostPreview | null> {
  if (!isId(id)) return null;
  const [post] = await db
    .select({ ...detailColumns, publishedAt: posts.publishedAt })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(and(eq(posts.id, id), visiblePosts(viewer)));
  return post && canReadPost(viewer, post, new Date()) ? post : null;
}
