import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { comments, guests, postStats, users } from '@/drizzle/schema';
import { findPage, MOST_READ_AT_ONCE, onOnePage } from '@/lib/comments/queries/pages';
import { arrangeThreads, type Thread } from '@/lib/comments/arrange-threads';
import { db, isOneOf, preparedQuery } from '@/lib/db';
import { discussionName } from '@/lib/content-names';
import { authorOfComment, namesOfAuthors } from '@/lib/guests/queries/authors';
import { pictureOf } from '@/lib/media/queries/find-pictures';
import type { Picture } from '@/lib/picture';
import { noteShown } from '@/lib/server/http/content-version';

export type ThreadPage = { threads: Thread[]; page: number; pageCount: number; commentCount: number };

const columns = {
  id: comments.id,
  parentId: comments.parentId,
  rootId: comments.rootId,
  threadId: sql<number>`${comments.threadId}`,
  pageBytes: sql<number>`${comments.pageBytes}`,
  authorId: comments.authorId,
  guestId: comments.guestId,
  status: comments.status,
  bodyHtml: comments.bodyHtml,
  createdAt: comments.createdAt,
  editedAt: comments.editedAt,
  author: authorOfComment,
  isOwner: sql<boolean>`coalesce(${users.isAdmin}, false)`,
  picture: sql<Picture | null>`case when ${users.pictureId} is not null then ${pictureOf(users.pictureId)} end`,
};

/** @param known how many comments are visible, where somebody has looked already */
export async function listThreads(postId: number, page: number, known?: number): Promise<ThreadPage | null> {
  if (!Number.isInteger(page) || page < 1 || page > 1_000_000) return null;
  noteShown([discussionName(postId)]);
  const commentCount = known ?? (await countComments(postId));
  const whole = commentCount <= MOST_READ_AT_ONCE ? await listWhole(postId, commentCount) : null;
  if (whole) return page > 1 ? null : threadPage(whole, [], { page, pageCount: 1, commentCount });
  const { ids, pageCount } = await findPage(postId, page);
  if (page > pageCount) return null;
  const rows = new Map((await rowsOf().where(isOneOf(comments.id, ids))).map((row) => [row.id, row]));
  const shown = ids.flatMap((id) => rows.get(id) ?? []);
  const onPage = new Set(ids);
  // What an answer answers, and the top of a thread that began on an earlier page, are named here.
  const elsewhere = shown
    .flatMap(({ parentId, rootId }) => [parentId, rootId])
    .filter((id) => id !== null && !onPage.has(id)) as number[];
  const named =
    elsewhere.length > 0 ? await rowsOf().where(isOneOf(comments.id, [...new Set(elsewhere)])) : [];
  return threadPage(shown, named, { page, pageCount, commentCount });
}

/** Most discussions: one look, and none where there is nothing. Null where it takes more than one page. */
async function listWhole(postId: number, commentCount: number): Promise<Row[] | null> {
  if (commentCount === 0) return [];
  return onOnePage(await readAllOf({ postId }));
}

const readAllOf = preparedQuery<{ postId: number }, Row[]>(() =>
  rowsOf()
    .where(eq(comments.postId, sql.placeholder('postId')))
    .limit(MOST_READ_AT_ONCE + 1),
);

function threadPage(shown: Row[], named: Row[], facts: Omit<ThreadPage, 'threads'>): ThreadPage {
  noteShown(namesOfAuthors([...shown, ...named]));
  return { threads: arrangeThreads(shown, named), ...facts };
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

const rowsOf = () =>
  db
    .select(columns)
    .from(comments)
    .leftJoin(users, eq(users.id, comments.authorId))
    .leftJoin(guests, eq(guests.id, comments.guestId))
    .$dynamic();

export async function countComments(postId: number): Promise<number> {
  const [stats] = await db
    .select({ visibleComments: postStats.visibleComments })
    .from(postStats)
    .where(eq(postStats.postId, postId));
  return stats?.visibleComments ?? 0;
}
