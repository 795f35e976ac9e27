import 'server-only';
import type { Transaction } from '@/lib/db';
import { CommentIds } from './comment-id';
import type { CommentLine } from './export-format';
import type { People } from './people';
import { readComments } from './queries/comments';
import { isoOf } from './queries/snapshot';

/** @param onLine is told of each */
export async function* commentLines(
  tx: Transaction,
  people: People,
  onLine: () => void,
): AsyncGenerator<CommentLine> {
  let postId = 0;
  let ids = new CommentIds('');
  let names = new Map<number, string>();
  for await (const row of readComments(tx)) {
    if (row.postId !== postId) {
      postId = row.postId;
      ids = new CommentIds(row.postFeedId ?? row.postSlug);
      names = new Map();
    }
    const created = isoOf(row.createdAt);
    const id = ids.next(created);
    names.set(row.id, id);
    const isDeleted = row.status === 'deleted';
    onLine();
    yield {
      id,
      post: row.postSlug,
      parent: row.parentId === null ? null : (names.get(row.parentId) ?? null),
      author: isDeleted ? null : (people.authorOf(row)?.key ?? null),
      state: row.status,
      created,
      edited: isDeleted ? null : isoOf(row.editedAt),
      body: isDeleted ? '' : row.body,
    };
  }
}
