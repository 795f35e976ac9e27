import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import type { Actor } from '@/lib/access/actor';
import { confirmPassword } from '@/lib/accounts/passwords/mutations/confirm-password';
import { replaceRecoveryCodes } from '@/lib/accounts/two-factor/mutations/recovery-codes';
import { matchingStep } from '@/lib/accounts/two-factor/totp';
import { openTotpSecret } from '@/lib/accounts/two-factor/totp-seal';
import { db } from '@/lib/db';
import { fail, ok, type Result } from '@/lib/result';
import { twoFactorLetter } from '@/lib/accounts/letters/letters';
import { mailToUser } from '@/lib/accounts/letters/mutations/mail-to-user';

/** @returns recovery codes, which can be shown only now. @throws {ThrottledError} when the password was wrong too often */
export async function enableTotp(
  actor: Actor,
  input: { code: string; currentPassword: string },
): Promise<Result<{ codes: string[] }, 'wrong-password' | 'wrong-code' | 'not-started'>> {
  if (!(await confirmPassword(actor, input.currentPassword))) return fail('wrong-password');
  const pending = and(eq(users.id, actor.id), isNull(users.totpEnabledAt));
  const [user] = await db.select({ stored: users.totpSecret }).from(users).where(pending);
  if (!user?.stored) return fail('not-started');
  const { stored } = user;
  const secret = openTotpSecret(actor.id, stored);
  if (!secret) return fail('not-started');
  const step = matchingStep(secret, input.code.replace(/\s/g, ''));
  if (step === null) return fail('wrong-code');
  return db.transaction(async (tx) => {
    const enabled = await tx
      .update(users)
      .set({ totpEnabledAt: sql`now()`, totpLastStep: step })
      .where(and(pending, eq(users.totpSecret, stored)))
      .returning({ id: users.id });
    if (enabled.length === 0) return fail('not-started');
    await recordEvent('totp-enabled', { actorId: actor.id, userId: actor.id }, tx);
    await mailToUser(actor.id, (addressee) => twoFactorLetter(addressee, true), tx);
    return ok({ codes: await replaceRecoveryCodes(actor.id, tx) });
  });
}
