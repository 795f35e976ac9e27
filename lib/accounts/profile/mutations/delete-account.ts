import 'server-only';
import { eq } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import type { Actor } from '@/lib/access/actor';
import { confirmPassword } from '@/lib/accounts/passwords/mutations/confirm-password';
import { canDeleteOwnAccount } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { fail, ok, type Result } from '@/lib/result';
import { removeUser, type CommentsFate } from '@/lib/accounts/people/mutations/remove-user';

type DeleteAccountInput = { username: string; currentPassword: string; comments: CommentsFate };

/**
 * Deletes a person's own account, for good. The owner of the site cannot: the site would be nobody's.
 * @throws {ThrottledError} when the password was wrong too often
 */
export async function deleteAccount(
  actor: Actor,
  input: DeleteAccountInput,
): Promise<Result<null, 'owner' | 'wrong-username' | 'wrong-password'>> {
  if (!canDeleteOwnAccount(actor)) return fail('owner');
  if (input.username.toLowerCase() !== actor.username.toLowerCase()) return fail('wrong-username');
  if (!(await confirmPassword(actor, input.currentPassword))) return fail('wrong-password');
  await db.transaction(async (tx) => {
    // Locked, so that nothing is written in the person's name meanwhile.
    await tx.select({ id: users.id }).from(users).where(eq(users.id, actor.id)).for('update');
    await removeUser(tx, actor.id, input.comments);
    const detail = input.comments === 'erase' ? 'comments erased' : 'comments kept without a name';
    await recordEvent('account-deleted', { actorId: actor.id, userId: actor.id, detail }, tx);
  });
  return ok(null);
}
