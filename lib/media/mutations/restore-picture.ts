import 'server-only';
import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { media } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import type { Transaction } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { encodeImage, MEDIA_TYPE } from '@/lib/media/encode-image';
import { forgetLeftover, noteLeftover } from '@/lib/media/mutations/leftovers';
import { getPictureState } from '@/lib/media/queries/find-pictures';
import { fileBase, parseFileName } from '@/lib/media/storage/file-name';
import { readStoredFile } from '@/lib/media/stored-file';
import { MAX_ALT } from '@/lib/media/validation';
import { writePicture } from '@/lib/media/write-picture';
import { fail, ok, type Result } from '@/lib/result';

/** A picture as another library had it, under the name by which texts know it. */
export type FormerPicture = {
  name: string;
  sourceHash: string;
  sourceName: string;
  alt: string | null;
  /** CSS pixels. */
  width: number;
  height: number;
  createdAt: Date;
};

export type PictureRow = typeof media.$inferInsert;

/**
 * Writes its files, before the transaction that stores it: to the byte where they are what this library would write, and
 * encoded anew where they are anything else. @returns null for one that is here already. @throws {NotFoundError}
 */
export async function prepareFormerPicture(
  actor: Actor,
  picture: FormerPicture,
  bytes: Buffer,
): Promise<Result<PictureRow | null, 'not-an-image' | 'too-large'>> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  if (parseFileName(picture.name)?.edition !== 1 || picture.name.includes('-')) return fail('not-an-image');
  const known = await getPictureState(picture.name);
  if (known) return ok(null);
  const stored = await readStoredFile(bytes);
  const encoded = stored ? ok({ ...stored, bytes }) : await encodeImage(bytes);
  if (!encoded.ok) return encoded;
  const { bytes: file, width, height } = encoded.value;
  const base = fileBase(picture.name, 1);
  await noteLeftover(base);
  const written = await writePicture(base, file);
  const { name, sourceName, alt, createdAt } = picture;
  return ok({
    ...written,
    ...(stored && isScaled(picture, stored) ? pixelsOf(picture) : { width, height }),
    name,
    sourceName: sourceName.slice(0, 250),
    sourceHash: /^[a-f0-9]{64}$/.test(picture.sourceHash) ? picture.sourceHash : hashOf(bytes),
    contentType: MEDIA_TYPE,
    alt: alt === null ? null : alt.slice(0, MAX_ALT),
    createdAt,
  });
}

/** In the transaction. @returns its number; null where somebody was faster */
export async function storeFormerPicture(tx: Transaction, row: PictureRow): Promise<number | null> {
  const twins = await tx.$count(media, eq(media.sourceHash, row.sourceHash));
  // The same image has another name here: both stay, and what comes in again later is the one that was here.
  const sourceHash = twins > 0 ? hashOf(`${row.sourceHash} ${row.name}`) : row.sourceHash;
  const [stored] = await tx
    .insert(media)
    .values({ ...row, sourceHash })
    .onConflictDoNothing()
    .returning({ id: media.id });
  if (stored) await forgetLeftover(tx, fileBase(row.name, 1));
  return stored?.id ?? null;
}

/** Out of the bin, where it lies there. @returns since when it lay there; null where it did not */
export async function takeOutOfBin(
  tx: Transaction,
  name: string,
): Promise<{ id: number; deletedAt: Date } | null> {
  const [found] = await tx
    .select({ id: media.id, deletedAt: media.deletedAt })
    .from(media)
    .where(eq(media.name, name))
    .for('update');
  if (!found?.deletedAt) return null;
  await tx.update(media).set({ deletedAt: null }).where(eq(media.id, found.id));
  return { id: found.id, deletedAt: found.deletedAt };
}

/** A drawing's file has twice the pixels that it is shown with. */
const isScaled = (css: { width: number; height: number }, file: { width: number; height: number }): boolean =>
  [1, 2].some(
    (scale) => Math.ceil(file.width / scale) === css.width && Math.ceil(file.height / scale) === css.height,
  );

const pixelsOf = ({ width, height }: { width: number; height: number }) => ({ width, height });

const hashOf = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');
