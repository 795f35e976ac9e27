import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { comments, users } from '@/drizzle/schema';
import { isListedTopLevel } from '@/lib/comments/queries/visibility';
import { arrangeThreads, type Thread } from '@/lib/comments/threads';
import { db } from '@/lib/db';

/** Top-level comments a page; their replies come with them. */
export const COMMENTS_PER_PAGE = 50;

export type ThreadPage = { threads: Thread[]; page: number; pageCount: number; commentCount: number };

const columns = {
  id: comments.id,
  parentId: comments.parentId,
  rootId: comments.rootId,
  status: comments.status,
  bodyHtml: comments.bodyHtml,
  createdAt: comments.createdAt,
  editedAt: comments.editedAt,
  author: { username: users.username, name: users.name, isAdmin: users.isAdmin },
};

/** One page of a post's comments as every reader gets it, oldest first; null when there is no such page. */
export async function listThreads(postId: number, page: number): Promise<ThreadPage | null> {
  const [topCount, commentCount] = await Promise.all([
    db.$count(comments, isListedTopLevel(postId)),
    countComments(postId),
  ]);
  const pageCount = Math.max(1, Math.ceil(topCount / COMMENTS_PER_PAGE));
  if (!Number.isInteger(page) || page < 1 || page > pageCount) return null;
  const tops = await db
    .select(columns)
    .from(comments)
    .leftJoin(users, eq(users.id, comments.authorId))
    .where(isListedTopLevel(postId))
    .orderBy(asc(comments.id))
    .limit(COMMENTS_PER_PAGE)
    .offset((page - 1) * COMMENTS_PER_PAGE);
  const replies = await db
    .select(columns)
    .from(comments)
    .leftJoin(users, eq(users.id, comments.authorId))
    .where(
      inArray(
        comments.rootId,
        tops.map(({ id }) => id),
      ),
    )
    .orderBy(asc(comments.id));
  return { threads: arrangeThreads(tops, replies), page, pageCount, commentCount };
}

/** How many texts a post's readers can see. */
export async function countComments(postId: number): Promise<number> {
  return db.$count(comments, and(eq(comments.postId, postId), eq(comments.status, 'visible')));
}
