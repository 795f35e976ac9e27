import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { media, users } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts, isOwner } from '@/lib/access/permissions';
import { notifyContentChanged } from '@/lib/content-changed';
import { personName } from '@/lib/content-names';
import { db, type Executor } from '@/lib/db';
import { isUniqueViolation } from '@/lib/errors';
import { mediaNameOf } from '@/lib/picture';
import { fail, ok, type Result } from '@/lib/result';
import { isNameOfOwner } from '@/lib/accounts/profile/queries/owner-name';
import type { ProfileInput } from '@/lib/accounts/profile/validation';

/** Changes what everybody sees of a person. Whether a username is free is settled by the unique index. */
export async function updateProfile(
  actor: Actor,
  { username, name, bio, website, picture }: ProfileInput,
): Promise<Result<null, 'username-taken' | 'name-of-owner' | 'no-picture'>> {
  if (!isOwner(actor) && (await isNameOfOwner(name))) return fail('name-of-owner');
  try {
    return await db.transaction(async (tx) => {
      // Who may not fill the library has initials.
      const pictureId = canManagePosts(actor) ? await findPicture(tx, picture) : undefined;
      if (pictureId === null && picture) return fail('no-picture');
      await tx.update(users).set({ username, name, bio, website, pictureId }).where(eq(users.id, actor.id));
      // The owner's name stands with every post.
      await notifyContentChanged(tx, isOwner(actor) ? 'everything' : [personName(actor.id)]);
      return ok(null);
    });
  } catch (error) {
    if (isUniqueViolation(error, 'users_username_key')) return fail('username-taken');
    throw error;
  }
}

/** Undefined keeps what is there, null is none. Locked, so that nobody puts it into the bin meanwhile. */
async function findPicture(tx: Executor, address: string | undefined): Promise<number | null | undefined> {
  if (address === undefined) return undefined;
  const name = mediaNameOf(address);
  if (name === null) return null;
  const [found] = await tx
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.name, name), isNull(media.deletedAt)))
    .for('share');
  return found?.id ?? null;
}
