import 'server-only';
import { eq } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { isOwner } from '@/lib/access/permissions';
import { notifyContentChanged } from '@/lib/content-changed';
import { personName } from '@/lib/content-names';
import { db } from '@/lib/db';
import { isUniqueViolation } from '@/lib/errors';
import { fail, ok, type Result } from '@/lib/result';
import { isNameOfOwner } from '@/lib/accounts/profile/queries/owner-name';
import type { ProfileInput } from '@/lib/accounts/profile/validation';

/** Changes what everybody sees of a person. Whether a username is free is settled by the unique index. */
export async function updateProfile(
  actor: Actor,
  { username, name, bio, website }: ProfileInput,
): Promise<Result<null, 'username-taken' | 'name-of-owner'>> {
  if (!isOwner(actor) && (await isNameOfOwner(name))) return fail('name-of-owner');
  try {
    await db.transaction(async (tx) => {
      await tx.update(users).set({ username, name, bio, website }).where(eq(users.id, actor.id));
      // The owner's name stands with every post.
      await notifyContentChanged(tx, isOwner(actor) ? 'everything' : [personName(actor.id)]);
    });
    return ok(null);
  } catch (error) {
    if (isUniqueViolation(error, 'users_username_key')) return fail('username-taken');
    throw error;
  }
}
