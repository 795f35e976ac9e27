/** A comment as the queries read it. */
export type CommentRow = {
  id: number;
  parentId: number | null;
  rootId: number | null;
  status: 'visible' | 'hidden' | 'deleted';
  bodyHtml: string;
  createdAt: Date;
  editedAt: Date | null;
  /** Null when the account is gone. */
  author: { username: string; name: string; isAdmin: boolean | null } | null;
};

/** What a comment answers; `name` is null when that text is gone. */
export type InReplyTo = { id: number; name: string | null };

export type CommentView =
  | {
      kind: 'comment';
      id: number;
      bodyHtml: string;
      createdAt: Date;
      editedAt: Date | null;
      author: { username: string; name: string; isAdmin: boolean } | null;
      inReplyTo: InReplyTo | null;
    }
  /** Keeps the place of a text that is gone, because of what stands under it. */
  | { kind: 'tombstone'; id: number; reason: 'deleted' | 'hidden'; inReplyTo: InReplyTo | null };

export type Thread = { top: CommentView; replies: CommentView[] };

type Placed = Pick<CommentRow, 'id' | 'parentId' | 'status'>;

/** The ids of those that readers see: visible ones, and tombstones above them. Rows in any order, of whole threads. */
export function shownIds(rows: readonly Placed[]): Set<number> {
  const shown = new Set<number>();
  // An answer always has the higher id, so from the end each row comes after everything that answers it.
  for (const row of rows.toSorted((a, b) => b.id - a.id)) {
    if (row.status !== 'visible' && !shown.has(row.id)) continue;
    shown.add(row.id);
    if (row.parentId !== null) shown.add(row.parentId);
  }
  return shown;
}

/** Two levels: each top-level comment, and under it everything that answers it at any depth, in order of time. */
export function arrangeThreads(tops: readonly CommentRow[], replies: readonly CommentRow[]): Thread[] {
  const rows = [...tops, ...replies];
  const shown = shownIds(rows);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byRoot = new Map(tops.map((top) => [top.id, [] as CommentRow[]]));
  for (const reply of replies) if (shown.has(reply.id)) byRoot.get(reply.rootId ?? 0)?.push(reply);
  return tops
    .filter((top) => shown.has(top.id))
    .map((top) => ({
      top: viewOf(top, null),
      replies: (byRoot.get(top.id) ?? []).map((reply) => viewOf(reply, inReplyTo(reply, byId))),
    }));
}

/** Said only where the indentation does not say it already. */
function inReplyTo(reply: CommentRow, byId: Map<number, CommentRow>): InReplyTo | null {
  const parent = reply.parentId === reply.rootId ? undefined : byId.get(reply.parentId ?? 0);
  if (!parent) return null;
  return { id: parent.id, name: parent.status === 'visible' ? nameOf(parent.author) : null };
}

/** Built field by field: nothing of a text that is gone may reach a page. */
function viewOf(row: CommentRow, answers: InReplyTo | null): CommentView {
  if (row.status !== 'visible')
    return { kind: 'tombstone', id: row.id, reason: row.status, inReplyTo: answers };
  const { id, bodyHtml, createdAt, editedAt, author } = row;
  return {
    kind: 'comment',
    id,
    bodyHtml,
    createdAt,
    editedAt,
    author: author && { username: author.username, name: author.name, isAdmin: author.isAdmin === true },
    inReplyTo: answers,
  };
}

/** How a page calls the author of a comment. */
export const nameOf = (author: { name: string } | null): string => author?.name ?? 'Former member';
