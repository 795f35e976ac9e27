import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { comments, guests, posts, unpostedComments, users } from '@/drizzle/schema';
import { hashToken } from '@/lib/access/tokens';
import type { CreateCommentProblem } from '@/lib/comments/mutations/create-comment';
import { db } from '@/lib/db';
import type { PostKind } from '@/lib/paths';
import { isPublic } from '@/lib/posts/queries/visibility';

export const UNPOSTED_SECONDS = 86_400;

export type UnpostedComment = {
  body: string;
  postId: number | null;
  parentId: number | null;
  problem: Exclude<CreateCommentProblem, 'blank'> | null;
  post: { slug: string; kind: PostKind; title: string } | null;
  parentAuthor: string | null;
};

export async function getUnposted(token: string): Promise<UnpostedComment | null> {
  const parent = alias(comments, 'parent');
  const [row] = await db
    .select({
      body: unpostedComments.body,
      postId: unpostedComments.postId,
      parentId: unpostedComments.parentId,
      post: { slug: posts.slug, kind: posts.kind, title: posts.title },
      commentsOpen: posts.commentsOpen,
      parentStatus: parent.status,
      parentAuthor: sql<string | null>`coalesce(${users.name}, ${guests.name})`,
    })
    .from(unpostedComments)
    .leftJoin(posts, and(eq(posts.id, unpostedComments.postId), isPublic))
    .leftJoin(parent, eq(parent.id, unpostedComments.parentId))
    .leftJoin(users, eq(users.id, parent.authorId))
    .leftJoin(guests, eq(guests.id, parent.guestId))
    .where(isWaiting(token));
  if (!row) return null;
  const { commentsOpen, parentStatus, ...unposted } = row;
  const parentGone = unposted.parentId !== null && parentStatus !== 'visible';
  const problem = !row.post
    ? 'post-gone'
    : !commentsOpen
      ? 'comments-closed'
      : parentGone
        ? 'parent-gone'
        : null;
  return { ...unposted, problem };
}

export const expiry = sql`now() - ${`${UNPOSTED_SECONDS} seconds`}::interval`;

export const isWaiting = (token: string) =>
  and(eq(unpostedComments.tokenHash, hashToken(token)), sql`${unpostedComments.createdAt} >= ${expiry}`);
