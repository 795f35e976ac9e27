import 'server-only';
import { and, eq, isNotNull, isNull, not, sql } from 'drizzle-orm';
import { media } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { notifyContentChanged } from '@/lib/content-changed';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { isUsed } from '@/lib/media/queries/uses';
import { fail, ok, type Result } from '@/lib/result';
import { mergeSection } from '@/lib/site/merge-section';
import type { Saved } from '@/lib/site/mutations/change-settings';

/** `alt` is empty for a decorative picture, null where nobody knows. */
export type PictureWords = { alt: string | null };

/** @param shown as in `changeSettings`. @throws {NotFoundError} */
export async function describePicture(
  actor: Actor,
  id: number,
  sent: PictureWords,
  shown?: Partial<PictureWords>,
): Promise<Saved<PictureWords>> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  return db.transaction(async (tx) => {
    const [stored] = await tx.select({ alt: media.alt }).from(media).where(eq(media.id, id)).for('update');
    if (!stored) throw new NotFoundError();
    const { values, clashes } = mergeSection(shown ?? stored, sent, stored);
    if (clashes) return { ok: false, code: 'stale', values, stored };
    await tx.update(media).set(values).where(eq(media.id, id));
    return { ok: true, values };
  });
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
