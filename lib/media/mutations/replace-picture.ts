import 'server-only';
import { createHash } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { media, posts } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { notifyContentChanged } from '@/lib/content-changed';
import { db } from '@/lib/db';
import { isUniqueViolation, NotFoundError } from '@/lib/errors';
import { encodeImage } from '@/lib/media/encode-image';
import { forgetLeftover, noteLeftover } from '@/lib/media/mutations/leftovers';
import { postsWith } from '@/lib/media/queries/uses';
import { fileBase } from '@/lib/media/storage/file-name';
import { writePicture } from '@/lib/media/write-picture';
import { fail, ok, type Result } from '@/lib/result';

type Problem = 'not-an-image' | 'too-large' | 'known' | 'stale';

/** Milliseconds for which pages that are open may still ask for the former files. */
const FORMER_FOR = 24 * 3_600_000;

/**
 * Texts keep naming it as they do; files have new names, so that no cache shows the old one, and posts that show it
 * are to be rendered anew. @param edition that was seen: `stale` when it was replaced since. @throws {NotFoundError}
 */
export async function replacePicture(
  actor: Actor,
  id: number,
  edition: number,
  file: { bytes: Uint8Array; sourceName?: string },
): Promise<Result<null, Problem>> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  const encoded = await encodeImage(file.bytes);
  if (!encoded.ok) return encoded;
  const { bytes, ...facts } = encoded.value;
  const sourceHash = createHash('sha256').update(file.bytes).digest('hex');
  try {
    return await db.transaction(async (tx) => {
      // Locked, because the files of one edition are written by one alone.
      const [before] = await tx
        .select({ name: media.name, edition: media.edition })
        .from(media)
        .where(and(eq(media.id, id), isNull(media.deletedAt)))
        .for('update');
      if (!before) throw new NotFoundError();
      if (before.edition !== edition) return fail('stale');
      const base = fileBase(before.name, edition + 1);
      await noteLeftover(base);
      const written = await writePicture(base, bytes);
      await tx
        .update(media)
        .set({
          ...facts,
          ...written,
          sourceHash,
          sourceName: file.sourceName?.slice(0, 250),
          edition: edition + 1,
        })
        .where(eq(media.id, id));
      await forgetLeftover(tx, base);
      await noteLeftover(fileBase(before.name, edition), tx, FORMER_FOR);
      await tx
        .update(posts)
        .set({ renderVersion: 0, updatedAt: sql`${posts.updatedAt}` })
        .where(postsWith(before.name));
      await notifyContentChanged(tx);
      return ok(null);
    });
  } catch (error) {
    if (isUniqueViolation(error, 'media_source_hash_key')) return fail('known');
    throw error;
  }
}
