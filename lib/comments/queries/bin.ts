import 'server-only';
import { and, eq, sql, type SQL } from 'drizzle-orm';
import { comments, guests, posts, users } from '@/drizzle/schema';
import type { Actor, Viewer } from '@/lib/access/actor';
import { canModerateComments, canUndeleteComment } from '@/lib/access/permissions';
import { daysLeft } from '@/lib/bin/queries/days-left';
import { findPageOf } from '@/lib/comments/queries/pages';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { isId } from '@/lib/fields';
import { authorOfComment } from '@/lib/guests/queries/authors';
import { offsetPage } from '@/lib/offset-page';
import { BINNED_PER_PAGE } from '@/lib/page-sizes';
import { isPublic, visiblePosts } from '@/lib/posts/queries/visibility';

const columns = {
  id: comments.id,
  status: comments.status,
  authorId: comments.authorId,
  postId: comments.postId,
  bodyHtml: comments.bodyHtml,
  createdAt: comments.createdAt,
  deletedAt: sql<Date>`${comments.deletedAt}`.mapWith(comments.deletedAt),
  deletedById: comments.deletedById,
  daysLeft: daysLeft(comments.deletedAt),
  author: authorOfComment,
  post: { slug: posts.slug, kind: posts.kind, title: posts.title },
};

export type DeletedComment = Awaited<ReturnType<typeof select>>[number];

/** What the owner has deleted, which is all that the owner may read of it. @throws {NotFoundError} for anybody else */
export async function listDeletedComments(viewer: Viewer, page = 1) {
  if (!canModerateComments(viewer)) throw new NotFoundError();
  const mine = and(isDeletedBy(viewer), visiblePosts(viewer));
  const [row] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(mine);
  const total = row!.total;
  const place = offsetPage(total, page, BINNED_PER_PAGE);
  if (!place) return null;
  return { items: await select(mine, page), total, ...place.shown };
}

/** Own comments that their author has deleted, the last ones. */
export const listOwnDeletedComments = (actor: Actor): Promise<DeletedComment[]> =>
  select(and(isDeletedBy(actor), eq(comments.authorId, actor.id), visiblePosts(actor)), 1);

/** For whoever deleted it; null for everybody else. */
export async function getDeletedComment(viewer: Viewer, id: number): Promise<DeletedComment | null> {
  if (!viewer || !isId(id)) return null;
  const [comment] = await select(and(eq(comments.id, id), visiblePosts(viewer)), 1);
  return comment && canUndeleteComment(viewer, comment) ? comment : null;
}

/** Whether it was deleted and holds no answers, so that nothing of it is in the discussion. */
export async function isDeletedWithoutTrace(id: number): Promise<boolean> {
  if (!isId(id)) return false;
  const [comment] = await db
    .select({ postId: comments.postId })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(and(eq(comments.id, id), eq(comments.status, 'deleted'), isPublic));
  return comment !== undefined && (await findPageOf(comment.postId, id)) === null;
}

const isDeletedBy = (actor: Actor): SQL =>
  sql`(${comments.deletedById} = ${actor.id} and ${comments.status} = 'deleted')`;

const select = (which: SQL | undefined, page: number) =>
  db
    .select(columns)
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .leftJoin(users, eq(users.id, comments.authorId))
    .leftJoin(guests, eq(guests.id, comments.guestId))
    .where(which)
    .orderBy(sql`${comments.deletedAt} desc`, sql`${comments.id} desc`)
    .limit(BINNED_PER_PAGE)
    .offset((page - 1) * BINNED_PER_PAGE);
