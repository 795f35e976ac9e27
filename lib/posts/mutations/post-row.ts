import 'server-only';
import { renderPost } from '@/lib/markdown/render-off-thread';
import { RENDER_VERSION } from '@/lib/markdown/render-version';
import { findPictures } from '@/lib/media/queries/find-pictures';
import { columnNames, pick } from '@/lib/posts/post-fields';
import type { PostInput } from '@/lib/posts/post-input';

export type PreparedRow = Awaited<ReturnType<typeof prepareRow>>;

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
