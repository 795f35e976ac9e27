import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { media, users } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts, isOwner } from '@/lib/access/permissions';
import { notifyContentChanged } from '@/lib/content-changed';
import { personName } from '@/lib/content-names';
import { db, type Executor } from '@/lib/db';
import { isUniqueViolation, NotFoundError } from '@/lib/errors';
import { mediaNameOf } from '@/lib/picture';
import { fail } from '@/lib/result';
import { mergeSection } from '@/lib/site/merge-section';
import type { Saved } from '@/lib/site/mutations/change-settings';
import { isNameOfOwner } from '@/lib/accounts/profile/queries/owner-name';
import type { ProfileInput } from '@/lib/accounts/profile/validation';

/** As it is stored: `picture` is the name of one in the library, null for initials. */
export type StoredProfile = Required<Omit<ProfileInput, 'picture'>> & { picture: string | null };

type UpdatedProfile =
  Saved<StoredProfile> | { ok: false; code: 'username-taken' | 'name-of-owner' | 'no-picture' };

/**
 * Changes what everybody sees of a person; what is absent stays. Whether a username is free is settled by the unique index.
 * @param shown as in `changeSettings`
 */
export async function updateProfile(
  actor: Actor,
  sent: Partial<ProfileInput>,
  shown?: Partial<StoredProfile>,
): Promise<UpdatedProfile> {
  if (sent.name !== undefined && !isOwner(actor) && (await isNameOfOwner(sent.name)))
    return fail('name-of-owner');
  try {
    return await db.transaction(async (tx): Promise<UpdatedProfile> => {
      const stored = await readProfile(tx, actor.id);
      // Who may not fill the library has initials.
      const picture =
        canManagePosts(actor) && sent.picture !== undefined ? mediaNameOf(sent.picture) : undefined;
      const merge = mergeSection<Partial<StoredProfile>>(shown ?? stored, { ...sent, picture }, stored);
      const values = { ...stored, ...merge.values };
      if (merge.clashes) return { ok: false, code: 'stale', values, stored };
      const pictureId = values.picture === stored.picture ? undefined : await findPicture(tx, values.picture);
      if (pictureId === null && values.picture) return fail('no-picture');
      const { username, name, bio, website } = values;
      await tx.update(users).set({ username, name, bio, website, pictureId }).where(eq(users.id, actor.id));
      // The owner's name stands with every post.
      await notifyContentChanged(tx, isOwner(actor) ? 'everything' : [personName(actor.id)]);
      return { ok: true, values };
    });
  } catch (error) {
    if (isUniqueViolation(error, 'users_username_key')) return fail('username-taken');
    throw error;
  }
}

/** Of two that save at once the second waits here. @throws {NotFoundError} when the account was deleted meanwhile */
async function readProfile(tx: Executor, id: number): Promise<StoredProfile> {
  const [row] = await tx
    .select({
      username: users.username,
      name: users.name,
      bio: users.bio,
      website: users.website,
      pictureId: users.pictureId,
    })
    .from(users)
    .where(eq(users.id, id))
    .for('update');
  if (!row) throw new NotFoundError();
  const { pictureId, ...words } = row;
  if (pictureId === null) return { ...words, picture: null };
  const [picture] = await tx.select({ name: media.name }).from(media).where(eq(media.id, pictureId));
  return { ...words, picture: picture?.name ?? null };
}

/** Locked, so that nobody puts it into the bin meanwhile. Null for none. */
async function findPicture(tx: Executor, name: string | null): Promise<number | null> {
  if (name === null) return null;
  const [found] = await tx
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.name, name), isNull(media.deletedAt)))
    .for('share');
  return found?.id ?? null;
}
