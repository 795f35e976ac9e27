import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import type { Actor } from '@/lib/access/actor';
import { confirmPassword } from '@/lib/accounts/passwords/mutations/confirm-password';
import { CHANGE_EMAIL_ACCOUNT } from '@/lib/limits/attempt-limits';
import { makeOneTimeLink } from '@/lib/accounts/links/mutations/one-time-links';
import { takePoints } from '@/lib/limits/mutations/throttle';
import { db } from '@/lib/db';
import { fail, ok, type Result } from '@/lib/result';
import { changeEmailLetter, emailChangeAskedLetter } from '@/lib/accounts/letters/letters';
import { mailToUser } from '@/lib/accounts/letters/mutations/mail-to-user';

/** Whether the address is free is settled when the link is used: asking tells nothing. @throws {ThrottledError} */
export async function askToChangeEmail(
  actor: Actor,
  input: { email: string; currentPassword: string },
): Promise<Result<null, 'wrong-password' | 'same-email'>> {
  if (!(await confirmPassword(actor, input.currentPassword))) return fail('wrong-password');
  const same = and(eq(users.id, actor.id), eq(sql`lower(${users.email})`, sql`lower(${input.email})`));
  if ((await db.$count(users, same)) > 0) return fail('same-email');
  await takePoints([{ limit: CHANGE_EMAIL_ACCOUNT, key: `user ${actor.id}` }]);
  await db.transaction(async (tx) => {
    const link = await makeOneTimeLink(actor.id, 'change-email', input.email, tx);
    await mailToUser(actor.id, (addressee) => changeEmailLetter(addressee, link), tx, {
      to: input.email,
      isConfirmation: true,
    });
    await mailToUser(actor.id, emailChangeAskedLetter, tx);
    await recordEvent('email-change-asked', { actorId: actor.id, userId: actor.id }, tx);
  });
  return ok(null);
}
