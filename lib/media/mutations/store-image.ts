import 'server-only';
import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { media } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { encodeImage } from '@/lib/media/encode-image';
import { makeMediaName, mediaFileExists, removeMediaFile, writeMediaFile } from '@/lib/media/files';
import { fail, ok, type Result } from '@/lib/result';

export type StoredImage = { id: number; name: string; url: string; width: number; height: number };

/**
 * The same bytes are kept once. @throws {NotFoundError}
 * @param options.allowSvg for the owner's own files alone: SVG is a program, and uploads are not trusted
 */
export async function storeImage(
  actor: Actor,
  bytes: Uint8Array,
  options: { allowSvg?: boolean } = {},
): Promise<Result<StoredImage, 'not-an-image' | 'too-large'>> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  const sourceHash = createHash('sha256').update(bytes).digest('hex');
  const known = await findBySource(sourceHash);
  if (known && (await mediaFileExists(known.name))) return ok(known);
  const encoded = await encodeImage(bytes, options);
  if (!encoded.ok) return fail(encoded.code);

  const { bytes: file, ...facts } = encoded.value;
  // A row without its file: a database that was restored without the folder.
  const name = known?.name ?? makeMediaName();
  await writeMediaFile(name, file);
  if (known) return ok(known);
  const [row] = await db
    .insert(media)
    .values({ name, sourceHash, byteSize: file.byteLength, ...facts })
    .onConflictDoNothing({ target: media.sourceHash })
    .returning(columns);
  if (row) return ok(withUrl(row));
  // Somebody stored the same image meanwhile.
  await removeMediaFile(name);
  const winner = await findBySource(sourceHash);
  if (!winner) throw new Error('an image vanished while it was stored');
  return ok(winner);
}

const columns = { id: media.id, name: media.name, width: media.width, height: media.height };

const withUrl = (row: Omit<StoredImage, 'url'>): StoredImage => ({ ...row, url: `/media/${row.name}` });

async function findBySource(sourceHash: string): Promise<StoredImage | null> {
  const [row] = await db.select(columns).from(media).where(eq(media.sourceHash, sourceHash));
  return row ? withUrl(row) : null;
}
