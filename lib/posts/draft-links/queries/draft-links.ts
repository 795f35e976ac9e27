import 'server-only';
import { and, asc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { draftLinks, guests, posts, users } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { hashToken } from '@/lib/access/tokens';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import type { PostPreview } from '@/lib/posts/queries/admin';
import { detailColumns } from '@/lib/posts/queries/views';
import { isKeptPost } from '@/lib/posts/queries/visibility';

export type DraftLink = {
  id: number;
  label: string;
  createdAt: Date;
  expiresAt: Date | null;
  isExpired: boolean;
};

const isAlive = or(isNull(draftLinks.expiresAt), gt(draftLinks.expiresAt, sql`now()`));

/** @throws {NotFoundError} for anybody but the owner */
export async function listDraftLinks(viewer: Viewer, postId: number): Promise<DraftLink[]> {
  if (!canManagePosts(viewer)) throw new NotFoundError();
  return db
    .select({
      id: draftLinks.id,
      label: draftLinks.label,
      createdAt: draftLinks.createdAt,
      expiresAt: draftLinks.expiresAt,
      isExpired: sql<boolean>`not (${isAlive})`,
    })
    .from(draftLinks)
    .innerJoin(posts, eq(posts.id, draftLinks.postId))
    .where(and(eq(draftLinks.postId, postId), isKeptPost))
    .orderBy(asc(draftLinks.id));
}

/** Whatever is wrong with a token, one look into one index finds nothing. */
export async function getPostByDraftLink(token: string): Promise<PostPreview | null> {
  const [post] = await db
    .select({ ...detailColumns, publishedAt: posts.publishedAt })
    .from(draftLinks)
    .innerJoin(posts, eq(posts.id, draftLinks.postId))
    .innerJoin(users, eq(users.id, posts.authorId))
    .leftJoin(guests, eq(guests.id, posts.guestId))
    .where(and(eq(draftLinks.tokenHash, hashToken(token)), isAlive, isKeptPost));
  return post ?? null;
}
