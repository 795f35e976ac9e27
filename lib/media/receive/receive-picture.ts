import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { MAX_IMAGE_BYTES } from '@/lib/body-length';
import { answerJson } from '@/lib/handler';
import { storeImage, type StoredImage } from '@/lib/media/mutations/store-image';
import { readBytes } from '@/lib/read-bytes';
import { fail, type Result } from '@/lib/result';

/** The body is the file itself; `Slug` its name (RFC 5023, section 9.7). */
export async function receivePicture(request: Request, actor: Actor): Promise<Response> {
  const bytes = await readBytes(request, MAX_IMAGE_BYTES).catch(() => undefined);
  // Whoever sent it went away.
  if (bytes === undefined) return answerJson(null, 400);
  const sourceName = decodedName(request.headers.get('slug') ?? '');
  const stored: Result<StoredImage, 'not-an-image' | 'too-large'> = bytes
    ? await storeImage(actor, bytes, { sourceName })
    : fail('too-large');
  return stored.ok
    ? answerJson(stored.value, 201)
    : answerJson({ problem: stored.code }, statuses[stored.code]);
}

const statuses = { 'too-large': 413, 'not-an-image': 415 };

function decodedName(name: string): string {
  try {
    return decodeURIComponent(name).replaceAll('\0', '');
  } catch {
    return '';
  }
}
