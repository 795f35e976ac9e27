import 'server-only';
import { eq } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import type { Actor } from '@/lib/access/actor';
import { confirmPassword } from '@/lib/accounts/passwords/mutations/confirm-password';
import { endLinks } from '@/lib/accounts/links/mutations/one-time-links';
import { hashPassword } from '@/lib/accounts/passwords/password';
import { findPasswordProblemOf, type PasswordProblem } from '@/lib/accounts/passwords/password-rules';
import { endSessionsOf } from '@/lib/accounts/sessions/mutations/sessions';
import { db } from '@/lib/db';
import { fail, ok, type Result } from '@/lib/result';
import { passwordChangedLetter } from '@/lib/accounts/letters/letters';
import { mailToUser } from '@/lib/accounts/letters/mutations/mail-to-user';

/** Ends all other sessions and older links. @param keep the session that stays @throws {ThrottledError | HashingBusyError} */
export async function changePassword(
  actor: Actor,
  input: { currentPassword: string; password: string },
  keep: string,
): Promise<Result<null, 'wrong-password' | PasswordProblem>> {
  if (!(await confirmPassword(actor, input.currentPassword))) return fail('wrong-password');
  const problem = await findPasswordProblemOf(actor.id, input.password);
  if (problem) return fail(problem);
  const hashed = await hashPassword(input.password);
  await db.transaction(async (tx) => {
    await tx.update(users).set(hashed).where(eq(users.id, actor.id));
    await endSessionsOf(actor.id, keep, tx);
    await endLinks(actor.id, 'reset-password', tx);
    await endLinks(actor.id, 'change-email', tx);
    await recordEvent('password-changed', { actorId: actor.id, userId: actor.id }, tx);
    await mailToUser(actor.id, passwordChangedLetter, tx);
  });
  return ok(null);
}
