import 'server-only';
import { and, eq, or, sql } from 'drizzle-orm';
import { comments, posts, redirects, users } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { daysLeft } from '@/lib/bin/queries/days-left';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { isId, noNul } from '@/lib/fields';
import { offsetPage } from '@/lib/offset-page';
import { BINNED_PER_PAGE } from '@/lib/page-sizes';
import { pageSlugIn, slugIn, type PostKind } from '@/lib/paths';
import { visibleCommentCount } from '@/lib/posts/queries/views';
import { isBinnedPost, wasPublicPost } from '@/lib/posts/queries/visibility';

export type BinnedPost = {
  id: number;
  title: string;
  slug: string;
  kind: PostKind;
  wasPublic: boolean;
  commentCount: number;
  deletedAt: Date;
  deletedBy: string | null;
  daysLeft: number;
};

const columns = {
  id: posts.id,
  title: posts.title,
  slug: posts.slug,
  kind: posts.kind,
  wasPublic: sql<boolean>`coalesce(${wasPublicPost}, false)`,
  commentCount: visibleCommentCount,
  deletedAt: sql<Date>`${posts.deletedAt}`.mapWith(posts.deletedAt),
  deletedBy: users.name,
  daysLeft: daysLeft(posts.deletedAt),
};

/** Deleted last comes first. Null for a page that is not there. @throws {NotFoundError} for anybody but the owner */
export async function listBinnedPosts(viewer: Viewer, page = 1) {
  if (!canManagePosts(viewer)) throw new NotFoundError();
  const total = await db.$count(posts, isBinnedPost);
  const place = offsetPage(total, page, BINNED_PER_PAGE);
  if (!place) return null;
  const items: BinnedPost[] = await db
    .select(columns)
    .from(posts)
    .leftJoin(users, eq(users.id, posts.deletedById))
    .where(isBinnedPost)
    .orderBy(sql`${posts.deletedAt} desc`, sql`${posts.id} desc`)
    .limit(place.limit)
    .offset(place.offset);
  return { items, total, ...place.shown };
}

export async function getBinnedPost(viewer: Viewer, id: number): Promise<BinnedPost | null> {
  if (!canManagePosts(viewer) || !isId(id)) return null;
  const [post] = await db
    .select(columns)
    .from(posts)
    .leftJoin(users, eq(users.id, posts.deletedById))
    .where(and(eq(posts.id, id), isBinnedPost));
  return post ?? null;
}

/** Whether readers knew a post at this path (decoded, no trailing slash) that is in the bin. */
export async function isGonePath(path: string): Promise<boolean> {
  if (!noNul(path)) return false;
  const [postSlug, pageSlug] = [slugIn(path), pageSlugIn(path)];
  const leadsThere = sql`${posts.id} in (select ${redirects.postId} from ${redirects} where ${redirects.path} = ${path})`;
  const rows = await db
    .select({ id: posts.id })
    .from(posts)
    .where(and(wasPublicPost, or(isOfKind('post', postSlug), isOfKind('page', pageSlug), leadsThere)))
    .limit(1);
  return rows.length > 0;
}

const isOfKind = (kind: PostKind, slug: string | null) =>
  slug === null ? undefined : and(eq(posts.slug, slug), eq(posts.kind, kind));

/** Whether a comment is gone because its post is in the bin, where readers saw it before. */
export async function isGoneComment(id: number): Promise<boolean> {
  if (!isId(id)) return false;
  const rows = await db
    .select({ id: comments.id })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(and(eq(comments.id, id), wasPublicPost));
  return rows.length > 0;
}
