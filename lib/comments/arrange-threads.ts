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
  author: { username: string; name: string; isOwner: boolean | null } | null;
};

/** The comment that is answered; `name` is null when its text is gone. */
export type InReplyTo = {
  id: number;
  name: string | null;
  /** Whether it stands on the same page. */
  isHere: boolean;
};

export type CommentView =
  | {
      kind: 'comment';
      id: number;
      bodyHtml: string;
      createdAt: Date;
      editedAt: Date | null;
      author: { username: string; name: string; isOwner: boolean } | null;
      inReplyTo: InReplyTo | null;
    }
  /** Keeps the place of a text that is gone, because of what stands under it. */
  | { kind: 'tombstone'; id: number; reason: 'deleted' | 'hidden'; inReplyTo: InReplyTo | null };

export type Thread = {
  id: number;
  /** Null where the thread began on an earlier page. */
  top: CommentView | null;
  /** The author of its beginning; null when that text is gone. */
  topName: string | null;
  replies: CommentView[];
};

/**
 * Two levels: each top-level comment, and under it everything that answers it at any depth, in order of time.
 * @param shown what stands on the page, in the order of the discussion
 * @param named what these refer to and stands on another one
 */
export function arrangeThreads(shown: readonly CommentRow[], named: readonly CommentRow[] = []): Thread[] {
  const here = new Set(shown.map(({ id }) => id));
  const byId = new Map([...named, ...shown].map((row) => [row.id, row]));
  const threads = new Map<number, Thread>();
  for (const row of shown) {
    const id = threadOf(row);
    const thread = threads.get(id) ?? { id, top: null, topName: nameIfThere(byId.get(id)), replies: [] };
    threads.set(id, thread);
    if (row.id === id) thread.top = viewOf(row, null);
    else thread.replies.push(viewOf(row, inReplyTo(row, byId, here)));
  }
  return [...threads.values()];
}

const threadOf = ({ id, rootId }: CommentRow): number => rootId ?? id;

const nameIfThere = (row: CommentRow | undefined): string | null =>
  row?.status === 'visible' ? nameOf(row.author) : null;

/** Said only where the indentation does not say it already. */
function inReplyTo(reply: CommentRow, byId: Map<number, CommentRow>, here: Set<number>): InReplyTo | null {
  const parent = reply.parentId === reply.rootId ? undefined : byId.get(reply.parentId ?? 0);
  return parent ? { id: parent.id, name: nameIfThere(parent), isHere: here.has(parent.id) } : null;
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
    author: author && { username: author.username, name: author.name, isOwner: author.isOwner === true },
    inReplyTo: answers,
  };
}

/** How a page calls the author of a comment. */
export const nameOf = (author: { name: string } | null): string => author?.name ?? 'Former member';
