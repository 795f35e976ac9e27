import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { endLinks, takeOneTimeLink } from '@/lib/accounts/links/mutations/one-time-links';
import { getOneTimeLink } from '@/lib/accounts/links/queries/one-time-link';
import { hashPassword, type StoredPassword } from '@/lib/accounts/passwords/password';
import { findPasswordProblem, type PasswordProblem } from '@/lib/accounts/passwords/password-rules';
import { endSessionsOf } from '@/lib/accounts/sessions/mutations/sessions';
import { oneAtATime } from '@/lib/accounts/passwords/one-at-a-time';
import { db, type Transaction } from '@/lib/db';
import { fail, ok, type Result } from '@/lib/result';
import { passwordResetLetter } from '@/lib/accounts/letters/letters';
import { mailToUser } from '@/lib/accounts/letters/mutations/mail-to-user';

/** Does not log in: two factors still need the second. @throws {HashingBusyError} when too many reset at once */
export async function resetPassword(
  token: string,
  password: string,
): Promise<Result<null, 'used-up' | PasswordProblem>> {
  return oneAtATime(async () => {
    // Looking first spares the hash, and keeps the link for a better password; of two parallel uses one wins below.
    const link = await getOneTimeLink(token);
    if (link?.purpose !== 'reset-password') return fail('used-up');
    const problem = await findPasswordProblem(password, link.user);
    if (problem) return fail(problem);
    const stored = await hashPassword(password);
    return db.transaction((tx) => setPassword(token, stored, tx));
  });
}

async function setPassword(
  token: string,
  stored: StoredPassword,
  tx: Transaction,
): Promise<Result<null, 'used-up'>> {
  const link = await takeOneTimeLink(token, 'reset-password', tx);
  if (!link) return fail('used-up');
  const { userId, email } = link;
  await tx.update(users).set(stored).where(eq(users.id, userId));
  if (email) await confirmAddress(userId, email, tx);
  await endSessionsOf(userId, undefined, tx);
  // Whoever knew the old password may have asked for another address.
  await endLinks(userId, 'change-email', tx);
  await mailToUser(userId, passwordResetLetter, tx);
  await recordEvent('password-reset', { actorId: userId, userId }, tx);
  return ok(null);
}

/** A link that was mailed came from the mailbox; the address may have been changed since. */
async function confirmAddress(userId: number, email: string, tx: Transaction): Promise<void> {
  const isThisOne = and(eq(users.id, userId), eq(users.email, email), isNull(users.emailVerifiedAt));
  await tx
    .update(users)
    .set({ emailVerifiedAt: sql`now()` })
    .where(isThisOne);
}
