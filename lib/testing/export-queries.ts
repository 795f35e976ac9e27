import { readComments } from '@/lib/export/queries/comments';
import { countExported } from '@/lib/export/queries/count';
import { listKnownFeedIds } from '@/lib/import/queries/imported-posts';
import { readPosts } from '@/lib/export/queries/posts';
import { inSnapshot } from '@/lib/export/queries/snapshot';

/** Of an export what knows posts. */
export const exportQueries: Record<string, () => Promise<number>> = {
  readPosts: () => inSnapshot((tx) => countRows(readPosts(tx))),
  readComments: () => inSnapshot((tx) => countRows(readComments(tx))),
  listKnownFeedIds: async () => (await listKnownFeedIds()).size,
  countExported: () => inSnapshot(countExported),
};

async function countRows(rows: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _row of rows) count += 1;
  return count;
}
