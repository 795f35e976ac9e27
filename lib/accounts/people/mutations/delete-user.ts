import 'server-only';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import type { Actor } from '@/lib/access/actor';
import { canManageUsers, isOwner } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { fail, ok, type Result } from '@/lib/result';
import { lockUser } from '@/lib/accounts/people/mutations/lock-user';
import { removeUser, type CommentsFate } from '@/lib/accounts/people/mutations/remove-user';

/** `username` is typed by the admin, to be sure. @throws {NotFoundError} for anybody else, and for no such account */
export async function deleteUser(
  actor: Actor,
  userId: number,
  input: { username: string; comments: CommentsFate },
): Promise<Result<null, 'owner' | 'wrong-username'>> {
  if (!canManageUsers(actor)) throw new NotFoundError();
  if (isOwner({ id: userId })) return fail('owner');
  return db.transaction(async (tx) => {
    const { username } = await lockUser(userId, tx);
    if (input.username.toLowerCase() !== username.toLowerCase()) return fail('wrong-username');
    await removeUser(tx, userId, input.comments);
    const detail = input.comments === 'erase' ? 'comments erased' : 'comments kept without a name';
    await recordEvent('user-deleted', { actorId: actor.id, userId, detail }, tx);
    return ok(null);
  });
}
