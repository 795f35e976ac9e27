import 'server-only';
import { RENDER_VERSION, renderPost } from '@/lib/markdown/render';
import { findImageSizes } from '@/lib/media/queries';
import type { PostInput } from '@/lib/posts/post-input';

/** The columns that follow from what the author typed, the rendered body among them. */
export async function rowOf(input: PostInput) {
  const { html, excerpt, wordCount } = await renderPost(input.body, { findImageSizes });
  return {
    title: input.title,
    subtitle: input.subtitle,
    coverUrl: input.coverUrl,
    coverAlt: input.coverAlt,
    body: input.body,
    bodyHtml: html,
    excerpt,
    wordCount,
    renderVersion: RENDER_VERSION,
    commentsOpen: input.commentsOpen,
  };
}
