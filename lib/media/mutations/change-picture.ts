import 'server-only';
import { and, eq, isNotNull, isNull, lt, not, sql } from 'drizzle-orm';
import { media } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { notifyContentChanged } from '@/lib/content-changed';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { noteLeftover } from '@/lib/media/mutations/leftovers';
import { isUsed } from '@/lib/media/queries/uses';
import { fileBase } from '@/lib/media/storage/file-name';
import { fail, ok, type Result } from '@/lib/result';

/** @param alt empty for a decorative picture, null where nobody knows. @throws {NotFoundError} */
export async function describePicture(actor: Actor, id: number, alt: string | null): Promise<void> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  const changed = await db.update(media).set({ alt }).where(eq(media.id, id)).returning({ id: media.id });
  if (changed.length === 0) throw new NotFoundError();
}

/** Said where it was first put into a text; what somebody said before stays. @throws {NotFoundError} */
export async function keepFirstDescription(actor: Actor, id: number, alt: string): Promise<void> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  await db
    .update(media)
    .set({ alt })
    .where(and(eq(media.id, id), isNull(media.alt)));
}

/** Into the bin, unless a post, a draft, a cover or a comment shows it. @throws {NotFoundError} */
export async function deletePicture(actor: Actor, id: number): Promise<Result<null, 'used'>> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  return db.transaction(async (tx) => {
    const binned = await tx
      .update(media)
      .set({ deletedAt: sql`now()` })
      .where(and(eq(media.id, id), isNull(media.deletedAt), not(isUsed(media.name))))
      .returning({ id: media.id });
    if (binned.length > 0) {
      // Its address answers 410 from now on.
      await notifyContentChanged(tx);
      return ok(null);
    }
    if ((await tx.$count(media, and(eq(media.id, id), isNull(media.deletedAt)))) === 0)
      throw new NotFoundError();
    return fail('used');
  });
}

/** @throws {NotFoundError} when it does not wait in the bin */
export async function restorePicture(actor: Actor, id: number): Promise<void> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  const restored = await db
    .update(media)
    .set({ deletedAt: null })
    .where(and(eq(media.id, id), isNotNull(media.deletedAt)))
    .returning({ id: media.id });
  if (restored.length === 0) throw new NotFoundError();
}

/** Days that a picture waits in the bin. */
const PICTURE_BIN_DAYS = 30;

/** What a post has come to show again comes back; the rest goes after its time, files and all. */
export async function sweepPictures(): Promise<void> {
  await db
    .update(media)
    .set({ deletedAt: null })
    .where(and(isNotNull(media.deletedAt), isUsed(media.name)));
  await db.transaction(async (tx) => {
    const gone = await tx
      .delete(media)
      .where(lt(media.deletedAt, sql`now() - make_interval(days => ${PICTURE_BIN_DAYS})`))
      .returning({ name: media.name, edition: media.edition });
    for (const { name, edition } of gone) await noteLeftover(fileBase(name, edition), tx, 0);
  });
}
