import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { endLinks, takeOneTimeLink } from '@/lib/accounts/links/mutations/one-time-links';
import { db, type Transaction } from '@/lib/db';
import { isUniqueViolation } from '@/lib/errors';
import { fail, ok, type Result } from '@/lib/result';
import { emailChangedLetter } from '@/lib/accounts/letters/letters';
import { mailToUser } from '@/lib/accounts/letters/mutations/mail-to-user';

/** The unique index settles, at this moment, whether the new address is free. */
export async function confirmEmailChange(token: string): Promise<Result<null, 'used-up' | 'email-taken'>> {
  try {
    return await db.transaction(async (tx) => {
      const link = await takeOneTimeLink(token, 'change-email', tx);
      if (!link) return fail('used-up');
      await changeEmail(link, tx);
      return ok(null);
    });
  } catch (error) {
    if (isUniqueViolation(error, 'users_email_key')) return fail('email-taken');
    throw error;
  }
}

async function changeEmail({ userId, email }: { userId: number; email: string }, tx: Transaction) {
  const [before] = await tx
    .select({ email: users.email, emailVerifiedAt: users.emailVerifiedAt })
    .from(users)
    .where(eq(users.id, userId))
    .for('update');
  await tx
    .update(users)
    .set({ email, emailVerifiedAt: sql`now()` })
    .where(eq(users.id, userId));
  // Links that lie in the old mailbox must not open the account any more.
  await endLinks(userId, 'reset-password', tx);
  await endLinks(userId, 'verify-email', tx);
  if (before!.emailVerifiedAt) await mailToUser(userId, emailChangedLetter, tx, { to: before!.email });
  await recordEvent('email-changed', { actorId: userId, userId }, tx);
}
