import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { invalidField } from '@/lib/api/api-error';
import type { NewPost } from '@/lib/api/schemas/posts';
import { MAX_BODY_LENGTH } from '@/lib/body-length';
import { storeInlineImages } from '@/lib/posts/inline-images';
import type { z } from '@/lib/zod';

/** Bytes of JSON, where each character of the longest text may be written as `\uXXXX`. */
export const MAX_POST_BYTES = 6 * MAX_BODY_LENGTH + 64 * 1024;

/** Of a cover that is said; none and absent alike are none. */
export const coverColumns = (cover: z.output<typeof NewPost>['cover']) => ({
  coverUrl: cover?.url ?? '',
  coverAlt: cover?.alt ?? '',
  coverX: cover?.focus?.x ?? 50,
  coverY: cover?.focus?.y ?? 50,
});

/** @throws {ApiError} 400 when the text has a picture in it that cannot be kept */
export async function withStoredImages(actor: Actor, markdown: string): Promise<string> {
  const stored = await storeInlineImages(actor, markdown);
  if (stored.ok) return stored.value;
  throw invalidField('/markdown', 'A picture that stands in the text as data: is none that can be kept.');
}
