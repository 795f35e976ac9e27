import { canManagePosts } from '@/lib/access/permissions';
import { adminHandler, answerJson } from '@/lib/handler';
import { renderPost } from '@/lib/markdown/render-off-thread';
import { findPictures } from '@/lib/media/queries/find-pictures';
import { PreviewSchema } from '@/lib/posts/validation';

/** No server action: Next carries those out one after another, and a save would wait for the preview. */
export const POST = adminHandler(canManagePosts, async (request) => {
  const parsed = PreviewSchema.safeParse({ body: await request.text() });
  if (!parsed.success) return answerJson(null, 422);
  const { body } = parsed.data;
  const { html, wordCount, notices } = await renderPost(body, { findPictures, withLines: true });
  return answerJson({ html, wordCount, notices: [...notices, ...aboutInlineImages(body)] });
});

const aboutInlineImages = (body: string): string[] =>
  /data:image\//i.test(body)
    ? ['Images that stand in the text as data: are stored, and shown, when you save.']
    : [];
