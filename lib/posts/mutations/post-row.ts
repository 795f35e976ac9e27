import 'server-only';
import type { posts } from '@/drizzle/schema';
import { renderPost } from '@/lib/markdown/render-off-thread';
import { RENDER_VERSION } from '@/lib/markdown/render-version';
import { findPictures } from '@/lib/media/queries/find-pictures';
import { columnNames, pick } from '@/lib/posts/post-fields';
import type { PostInput } from '@/lib/posts/post-input';

export type PreparedRow = {
  columns: Awaited<ReturnType<typeof prepareRow>>['columns'] & ImportedColumns;
  notices: string[];
};

/** What a post that comes from elsewhere brings along; nobody is told that it is published here. */
type ImportedColumns = Partial<
  Pick<
    typeof posts.$inferInsert,
    'status' | 'announcedAt' | 'revisedAt' | 'guestId' | 'createdAt' | 'commentsCloseByAge'
  >
>;

/** Before any transaction: rendering may take seconds, and nobody should wait for its locks. */
export async function prepareRow(input: PostInput) {
  const { html, excerpt, wordCount, notices } = await renderPost(input.body, { findPictures });
  const columns = {
    ...pick(input, columnNames),
    bodyHtml: html,
    excerpt,
    wordCount,
    renderVersion: RENDER_VERSION,
  };
  return { columns, notices };
}
