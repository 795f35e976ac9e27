import 'server-only';
import { and, isNull } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { RESET_ACCOUNT } from '@/lib/limits/attempt-limits';
import { normaliseIdentifier } from '@/lib/accounts/fields/identifier';
import { byIdentifier } from '@/lib/accounts/fields/queries/by-identifier';
import { makeOneTimeLink } from '@/lib/accounts/links/mutations/one-time-links';
import { takePoints, ThrottledError } from '@/lib/limits/mutations/throttle';
import { db } from '@/lib/db';
import { confirmAndResetLetter, resetPasswordLetter } from '@/lib/accounts/letters/letters';
import { mailToUser } from '@/lib/accounts/letters/mutations/mail-to-user';

/** Answers nothing and runs after the response, so that neither words nor time tell whether there is an account. */
export async function askForPasswordReset(identifier: string): Promise<void> {
  const [user] = await db
    .select({ id: users.id, email: users.email, emailVerifiedAt: users.emailVerifiedAt })
    .from(users)
    .where(and(byIdentifier(normaliseIdentifier(identifier)), isNull(users.disabledAt)));
  if (!user || !(await maySend(user.id))) return;
  await db.transaction(async (tx) => {
    const link = await makeOneTimeLink(user.id, 'reset-password', user.email, tx);
    // Whoever never confirmed the address does so by opening the link.
    const letter = user.emailVerifiedAt ? resetPasswordLetter : confirmAndResetLetter;
    await mailToUser(user.id, (addressee) => letter(addressee, link), tx, {
      isConfirmation: !user.emailVerifiedAt,
    });
    await recordEvent('reset-link-made', { userId: user.id, detail: 'mailed' }, tx);
  });
}

async function maySend(userId: number): Promise<boolean> {
  try {
    await takePoints([{ limit: RESET_ACCOUNT, key: `user ${userId}` }]);
    return true;
  } catch (error) {
    if (error instanceof ThrottledError) return false;
    throw error;
  }
}
