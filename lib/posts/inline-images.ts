import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { findDataImages } from '@/lib/markdown/render-off-thread';
import { replaceReferences } from '@/lib/markdown/references';
import { storeImage } from '@/lib/media/mutations/store-image';
import { fail, ok, type Result } from '@/lib/result';

/** `data:` addresses, as Google Docs copies them; what is shown as code is left alone. @throws {NotFoundError} */
export async function storeInlineImages(
  actor: Actor,
  body: string,
): Promise<Result<string, 'unreadable-image'>> {
  if (!/data:/i.test(body)) return ok(body);
  const images = await findDataImages(body);
  const replacements: { reference: (typeof images)[number]; url: string }[] = [];
  for (const reference of images) {
    const bytes = bytesOf(reference.url);
    const stored = bytes && (await storeImage(actor, bytes));
    if (!stored?.ok) return fail('unreadable-image');
    replacements.push({ reference, url: stored.value.url });
  }
  return ok(replaceReferences(body, replacements));
}

function bytesOf(url: string): Buffer | null {
  const match = /^data:[^,]*;base64,(?<base64>[\w+/=%\s-]*)$/i.exec(url);
  return match
    ? Buffer.from(decodeURIComponent(match.groups!.base64!.replace(/%(?![0-9A-F]{2})/gi, '')), 'base64')
    : null;
}
