import 'server-only';
import { and, eq } from 'drizzle-orm';
import { comments, guests, posts, users } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canReadComment } from '@/lib/access/permissions';
import { listPlaces } from '@/lib/comments/queries/pages';
import { db, isOneOf } from '@/lib/db';
import type { Author } from '@/lib/guests/author';
import { authorOfComment, namesOfAuthors } from '@/lib/guests/queries/authors';
import { visiblePosts } from '@/lib/posts/queries/visibility';
import { discussionName, postName } from '@/lib/content-names';
import { noteShown } from '@/lib/server/http/content-version';

export type ListedComment = {
  id: number;
  postId: number;
  parentId: number | null;
  threadId: number;
  status: 'visible' | 'hidden' | 'deleted';
  /** Null where it was removed and only holds its answers. */
  html: string | null;
  author: Author | null;
  createdAt: Date;
  editedAt: Date | null;
};

const columns = {
  id: comments.id,
  postId: comments.postId,
  parentId: comments.parentId,
  rootId: comments.rootId,
  status: comments.status,
  bodyHtml: comments.bodyHtml,
  body: comments.body,
  authorId: comments.authorId,
  guestId: comments.guestId,
  createdAt: comments.createdAt,
  editedAt: comments.editedAt,
  author: authorOfComment,
};

/** Threads by age, in each the answers by age: what readers see, in the same order. @param after the last one before */
export async function listCommentsOf(
  postId: number,
  { after, limit }: { after: { threadId: number; id: number } | null; limit: number },
): Promise<ListedComment[]> {
  const ids = await listPlaces(postId, after, limit);
  const rows = await db
    .select(columns)
    .from(comments)
    .leftJoin(users, eq(users.id, comments.authorId))
    .leftJoin(guests, eq(guests.id, comments.guestId))
    .where(isOneOf(comments.id, ids));
  noteShown([discussionName(postId), ...namesOfAuthors(rows)]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [listed(row, false)] : [];
  });
}

/** One comment, with its Markdown for its author. What is hidden only the admin sees. */
export async function getListedComment(
  viewer: Viewer,
  id: number,
): Promise<(ListedComment & { body?: string }) | null> {
  const [row] = await db
    .select(columns)
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .leftJoin(users, eq(users.id, comments.authorId))
    .leftJoin(guests, eq(guests.id, comments.guestId))
    .where(and(eq(comments.id, id), visiblePosts(viewer)));
  if (!row || !canReadComment(viewer, row)) return null;
  noteShown([postName(row.postId), discussionName(row.postId), ...namesOfAuthors([row])]);
  const isOwn = viewer !== null && row.authorId === viewer.id;
  return { ...listed(row, true), ...(isOwn && { body: row.body }) };
}

type Row = {
  id: number;
  postId: number;
  parentId: number | null;
  rootId: number | null;
  status: ListedComment['status'];
  bodyHtml: string;
  createdAt: Date;
  editedAt: Date | null;
  author: ListedComment['author'];
};

/** Field by field: nothing of a text that is gone may leave. */
function listed(row: Row, showsHidden: boolean): ListedComment {
  const isShown = row.status === 'visible' || (showsHidden && row.status === 'hidden');
  return {
    id: row.id,
    postId: row.postId,
    parentId: row.parentId,
    threadId: row.rootId ?? row.id,
    status: row.status,
    html: isShown ? row.bodyHtml : null,
    author: isShown ? row.author : null,
    createdAt: row.createdAt,
    editedAt: isShown ? row.editedAt : null,
  };
}
