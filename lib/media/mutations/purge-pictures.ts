import 'server-only';
import { and, eq, isNotNull, not, type SQL } from 'drizzle-orm';
import { media } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { isDue } from '@/lib/bin/queries/days-left';
import { allowLongStatements, db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { noteLeftover } from '@/lib/media/mutations/leftovers';
import { isUsed } from '@/lib/media/queries/uses';
import { fileBase } from '@/lib/media/storage/file-name';

/** One picture of the bin, for ever, files and all. @throws {NotFoundError} when it is not in the bin, or shown again */
export async function purgePicture(actor: Actor, id: number): Promise<void> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  if ((await purge(eq(media.id, id))) === 0) throw new NotFoundError();
}

/** All pictures of the bin that nothing shows again. @returns how many there were. @throws {NotFoundError} */
export async function purgeBinnedPictures(actor: Actor): Promise<number> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  return purge();
}

/** For housekeeping: what a post has come to show again comes back; the rest goes after its time. */
export async function sweepPictures(): Promise<void> {
  await db.transaction(async (tx) => {
    await allowLongStatements(tx);
    await tx
      .update(media)
      .set({ deletedAt: null })
      .where(and(isNotNull(media.deletedAt), isUsed(media.name)));
  });
  await purge(isDue(media.deletedAt));
}

/** Files follow their row within minutes: a reader may have just been given one. */
async function purge(which?: SQL): Promise<number> {
  return db.transaction(async (tx) => {
    await allowLongStatements(tx);
    const gone = await tx
      .delete(media)
      .where(and(isNotNull(media.deletedAt), not(isUsed(media.name)), which))
      .returning({ name: media.name, edition: media.edition });
    for (const { name, edition } of gone) await noteLeftover(fileBase(name, edition), tx, 0);
    return gone.length;
  });
}
