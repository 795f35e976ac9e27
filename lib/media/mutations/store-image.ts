import 'server-only';
import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { media } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db, type Executor } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { encodeImage } from '@/lib/media/encode-image';
import { fileBase, fileName, makeMediaName } from '@/lib/media/storage/file-name';
import { forgetLeftover, noteLeftover } from '@/lib/media/mutations/leftovers';
import { writePicture } from '@/lib/media/write-picture';
import { mediaStorage } from '@/lib/media/storage/media-storage';
import { ok, type Result } from '@/lib/result';

export type StoredImage = {
  id: number;
  name: string;
  url: string;
  width: number;
  height: number;
};

type Options = {
  /** For the owner's own files alone: SVG is a program, and uploads are not trusted. */
  allowSvg?: boolean;
  /** What the file was called. */
  sourceName?: string;
  /** In the transaction that stores a new one, or takes one out of the bin. */
  onStored?: (tx: Executor, stored: StoredNow) => Promise<void>;
};

export type StoredNow = {
  id: number;
  /** SHA-256 of the bytes that came in. */
  sourceHash: string;
  /** Since when it lay in the bin; null for a new one. */
  deletedAt: Date | null;
};

/** The same bytes are kept once. @throws {NotFoundError} */
export async function storeImage(
  actor: Actor,
  bytes: Uint8Array,
  options: Options = {},
): Promise<Result<StoredImage, 'not-an-image' | 'too-large'>> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  const sourceHash = createHash('sha256').update(bytes).digest('hex');
  const known = await findBySource(sourceHash);
  if (known && (await mediaStorage().has(fileName(fileBase(known.name, known.edition)))))
    return ok(await shown(known, sourceHash, options));
  const encoded = await encodeImage(bytes, options);
  if (!encoded.ok) return encoded;
  const { bytes: file, ...facts } = encoded.value;
  // A row without its file: a database that was restored without the folder.
  if (known) {
    const written = await writePicture(fileBase(known.name, known.edition), file);
    await db.update(media).set(written).where(eq(media.id, known.id));
    return ok(await shown(known, sourceHash, options));
  }
  const row = { ...facts, sourceHash, sourceName: options.sourceName?.slice(0, 250) };
  return ok(await storeNew(file, row, options));
}

type Facts = Pick<
  typeof media.$inferInsert,
  'sourceHash' | 'sourceName' | 'contentType' | 'width' | 'height'
>;

async function storeNew(file: Buffer, facts: Facts, { onStored }: Options): Promise<StoredImage> {
  const name = makeMediaName();
  const base = fileBase(name, 1);
  await noteLeftover(base);
  const written = await writePicture(base, file);
  const row = await db.transaction(async (tx) => {
    const [inserted] = await tx
      .insert(media)
      .values({ name, ...facts, ...written })
      .onConflictDoNothing({ target: media.sourceHash })
      .returning(columns);
    if (inserted) {
      await forgetLeftover(tx, base);
      await onStored?.(tx, { id: inserted.id, sourceHash: facts.sourceHash, deletedAt: null });
    }
    return inserted;
  });
  if (row) return withUrl(row);
  // Somebody stored the same image meanwhile.
  await mediaStorage().removeAll(base);
  await forgetLeftover(db, base);
  const winner = await findBySource(facts.sourceHash);
  if (!winner) throw new Error('an image vanished while it was stored');
  return withUrl(winner);
}

const columns = {
  id: media.id,
  name: media.name,
  edition: media.edition,
  width: media.width,
  height: media.height,
  deletedAt: media.deletedAt,
};

type Row = Pick<typeof media.$inferSelect, keyof typeof columns>;

const withUrl = ({ id, name, width, height }: Row): StoredImage => ({
  id,
  name,
  url: `/media/${name}`,
  width,
  height,
});

/** What is stored again is wanted again. */
async function shown(row: Row, sourceHash: string, { onStored }: Options): Promise<StoredImage> {
  const { id, deletedAt } = row;
  if (deletedAt)
    await db.transaction(async (tx) => {
      await tx.update(media).set({ deletedAt: null }).where(eq(media.id, id));
      await onStored?.(tx, { id, sourceHash, deletedAt });
    });
  return withUrl(row);
}

async function findBySource(sourceHash: string): Promise<Row | null> {
  const [row] = await db.select(columns).from(media).where(eq(media.sourceHash, sourceHash));
  return row ?? null;
}
