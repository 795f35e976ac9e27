import type { Author } from '@/lib/guests/author';
import type { Picture } from '@/lib/picture';

export type CommentRow = {
  id: number;
  parentId: number | null;
  rootId: number | null;
  status: 'visible' | 'hidden' | 'deleted';
  bodyHtml: string;
  createdAt: Date;
  editedAt: Date | null;
  author: Author | null;
  /** The owner wrote it. */
  isOwner: boolean;
  /** Of the author; null for initials. */
  picture: Picture | null;
};

export type InReplyTo = {
  id: number;
  name: string | null;
  isHere: boolean;
};

export type CommentView =
  | {
      kind: 'comment';
      id: number;
      bodyHtml: string;
      createdAt: Date;
      editedAt: Date | null;
      author: Author | null;
      isOwner: boolean;
      picture: Picture | null;
      inReplyTo: InReplyTo | null;
    }
  | { kind: 'tombstone'; id: number; reason: 'deleted' | 'hidden'; inReplyTo: InReplyTo | null };

export type Thread = {
  id: number;
  top: CommentView | null;
  topName: string | null;
  replies: CommentView[];
};

/** Two levels: each top-level comment, and under it everything that answers it at any depth, in order of time. */
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

function inReplyTo(reply: CommentRow, byId: Map<number, CommentRow>, here: Set<number>): InReplyTo | null {
  const parent = reply.parentId === reply.rootId ? undefined : byId.get(reply.parentId ?? 0);
  return parent ? { id: parent.id, name: nameIfThere(parent), isHere: here.has(parent.id) } : null;
}

/** Built field by field: nothing of a text that is gone may reach a page. */
function viewOf(row: CommentRow, answers: InReplyTo | null): CommentView {
  if (row.status !== 'visible')
    return { kind: 'tombstone', id: row.id, reason: row.status, inReplyTo: answers };
  const { id, bodyHtml, createdAt, editedAt, author, isOwner, picture } = row;
  return {
    kind: 'comment',
    id,
    bodyHtml,
    createdAt,
    editedAt,
    author,
    isOwner,
    picture,
    inReplyTo: answers,
  };
}

export const nameOf = (author: { name: string } | null): string => author?.name ?? 'Former member';
