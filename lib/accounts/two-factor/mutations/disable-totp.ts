import 'server-only';
import { and, eq, isNotNull } from 'drizzle-orm';
import { recoveryCodes, users } from '@/drizzle/schema';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import type { Actor } from '@/lib/access/actor';
import { confirmPassword } from '@/lib/accounts/passwords/mutations/confirm-password';
import { takeSecondFactor } from '@/lib/accounts/two-factor/mutations/take-second-factor';
import { db } from '@/lib/db';
import { fail, ok, type Result } from '@/lib/result';
import { twoFactorLetter } from '@/lib/accounts/letters/letters';
import { mailToUser } from '@/lib/accounts/letters/mutations/mail-to-user';

/** @throws {ThrottledError} when the password or codes were wrong too often */
export async function disableOwnTotp(
  actor: Actor,
  input: { currentPassword: string; code: string },
): Promise<Result<null, 'wrong-password' | 'wrong-code'>> {
  if (!(await confirmPassword(actor, input.currentPassword))) return fail('wrong-password');
  if (!(await takeSecondFactor(actor.id, input.code))) return fail('wrong-code');
  await disableTotp(actor.id, actor.id);
  return ok(null);
}

/** Asks for no code: for the command alone, nothing on the web may call it. @returns false when it was off */
export async function disableTotp(userId: number, actorId?: number): Promise<boolean> {
  return db.transaction(async (tx) => {
    const disabled = await tx
      .update(users)
      .set({ totpSecret: null, totpEnabledAt: null })
      .where(and(eq(users.id, userId), isNotNull(users.totpEnabledAt)))
      .returning({ id: users.id });
    if (disabled.length === 0) return false;
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
    await recordEvent('totp-disabled', { actorId, userId }, tx);
    await mailToUser(userId, (addressee) => twoFactorLetter(addressee, false), tx);
    return true;
  });
}
