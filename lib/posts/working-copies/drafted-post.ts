import 'server-only';
import { renderPost } from '@/lib/markdown/render-off-thread';
import { mediaNameOf } from '@/lib/picture';
import { findPictures } from '@/lib/media/queries/find-pictures';
import type { PostPreview } from '@/lib/posts/queries/admin';
import { readWorkingCopy } from '@/lib/posts/queries/working-copies';
import { tagSlug } from '@/lib/posts/tags';
import { validFields } from '@/lib/posts/validation';

export type DraftedPost = { post: PostPreview; isDrafted: boolean };

/** A post as it would be with what was written on top of it. Fields that no save would take stay as they are. */
export async function withWorkingCopy(post: PostPreview): Promise<DraftedPost> {
  const copy = await readWorkingCopy(post.id);
  if (!copy) return { post, isDrafted: false };
  const { body, fields } = copy;
  const { title, subtitle, coverUrl, coverAlt, coverX, coverY, language, tags, kind } = validFields(fields);
  const { html, excerpt, wordCount } = await renderPost(body, { findPictures });
  const cover = coverUrl ?? post.coverUrl;
  const name = mediaNameOf(cover);
  return {
    isDrafted: true,
    post: {
      ...post,
      title: title || post.title,
      kind: kind ?? post.kind,
      subtitle: subtitle ?? post.subtitle,
      coverUrl: cover,
      coverAlt: coverAlt ?? post.coverAlt,
      coverX: coverX ?? post.coverX,
      coverY: coverY ?? post.coverY,
      coverPicture: name ? ((await findPictures([name])).get(name) ?? null) : null,
      language: language ?? post.language,
      tags: tags?.map((tag) => ({ name: tag, slug: tagSlug(tag) })) ?? post.tags,
      bodyHtml: html,
      excerpt,
      wordCount,
    },
  };
}
