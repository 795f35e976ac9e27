import 'server-only';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { media, posts } from '@/drizzle/schema';
import { notifyContentChanged } from '@/lib/content-changed';
import { db } from '@/lib/db';
import { fileBase, fileName } from '@/lib/media/storage/file-name';
import { mediaStorage } from '@/lib/media/storage/media-storage';
import { postsWith } from '@/lib/media/queries/uses';
import { writePicture, type WrittenPicture } from '@/lib/media/write-picture';

/** For pictures that an older version stored. @returns how many there were */
export async function makeMissingVariants(): Promise<number> {
  const old = await db
    .select({ id: media.id, name: media.name, edition: media.edition, byteSize: media.byteSize })
    .from(media)
    .where(isNull(media.widths))
    .orderBy(asc(media.id));
  for (const { id, name, edition, byteSize } of old) {
    const base = fileBase(name, edition);
    const bytes = await mediaStorage().read(fileName(base));
    const written: WrittenPicture = bytes ? await writePicture(base, bytes) : { widths: [], byteSize };
    await db.transaction(async (tx) => {
      await tx
        .update(media)
        .set(written)
        .where(and(eq(media.id, id), eq(media.edition, edition)));
      await tx
        .update(posts)
        .set({ renderVersion: 0, updatedAt: sql`${posts.updatedAt}` })
        .where(postsWith(name));
      await notifyContentChanged(tx);
    });
  }
  return old.length;
}
