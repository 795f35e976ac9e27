import 'server-only';
import { eq } from 'drizzle-orm';
import { comments, postStats, users } from '@/drizzle/schema';
import { findPage } from '@/lib/comments/queries/pages';
import { arrangeThreads, type Thread } from '@/lib/comments/arrange-threads';
import { db, isOneOf } from '@/lib/db';
import { discussionName, personName } from '@/lib/content-names';
import { noteShown } from '@/lib/server/http/content-version';

export type ThreadPage = { threads: Thread[]; page: number; pageCount: number; commentCount: number };

const columns = {
  id: comments.id,
  parentId: comments.parentId,
  rootId: comments.rootId,
  authorId: comments.authorId,
  status: comments.status,
  bodyHtml: comments.bodyHtml,
  createdAt: comments.createdAt,
  editedAt: comments.editedAt,
  author: { username: users.username, name: users.name, isOwner: users.isAdmin },
};

export async function listThreads(postId: number, page: number): Promise<ThreadPage | null> {
  if (!Number.isInteger(page) || page < 1 || page > 1_000_000) return null;
  const [{ ids, pageCount }, commentCount] = await Promise.all([
    findPage(postId, page),
    countComments(postId),
  ]);
  if (page > pageCount) return null;
  const rows = new Map((await listRows(ids)).map((row) => [row.id, row]));
  const shown = ids.flatMap((id) => rows.get(id) ?? []);
  const onPage = new Set(ids);
  // What an answer answers, and the top of a thread that began on an earlier page, are named here.
  const elsewhere = shown
    .flatMap(({ parentId, rootId }) => [parentId, rootId])
    .filter((id) => id !== null && !onPage.has(id));
  const named = await listRows([...new Set(elsewhere)] as number[]);
  noteShown([discussionName(postId), ...namesOfAuthors([...shown, ...named])]);
  return { threads: arrangeThreads(shown, named), page, pageCount, commentCount };
}

function listRows(ids: number[]) {
  return db
    .select(columns)
    .from(comments)
    .leftJoin(users, eq(users.id, comments.authorId))
    .where(isOneOf(comments.id, ids));
}

export async function countComments(postId: number): Promise<number> {
  const [stats] = await db
    .select({ visibleComments: postStats.visibleComments })
    .from(postStats)
    .where(eq(postStats.postId, postId));
  return stats?.visibleComments ?? 0;
}

export const namesOfAuthors = (rows: { authorId: number | null }[]): string[] =>
  rows.flatMap(({ authorId }) => (authorId === null ? [] : [personName(authorId)]));
