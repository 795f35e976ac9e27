import 'server-only';
import { and, eq, isNotNull, lt } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import { recordEvent } from '@/lib/audit/record-event';
import { TOTP_ACCOUNT } from '@/lib/auth/limits';
import { takeRecoveryCode } from '@/lib/auth/recovery-codes';
import { clearPoints, takePoints } from '@/lib/auth/throttle';
import { matchingStep } from '@/lib/auth/totp';
import { openTotpSecret } from '@/lib/auth/totp-seal';
import { db } from '@/lib/db';

/**
 * Uses up a code of the authenticator app or a recovery code. Each works once: of any number of parallel uses
 * one wins.
 * @returns false for a wrong code, a used one, and a person without the second step
 * @throws {ThrottledError} when codes were wrong too often
 */
export async function takeSecondFactor(userId: number, code: string): Promise<boolean> {
  const attempts = [{ limit: TOTP_ACCOUNT, key: `user ${userId}` }];
  await takePoints(attempts);
  const plain = code.replace(/\s/g, '');
  const right = /^\d{6}$/.test(plain)
    ? await takeTotpCode(userId, plain)
    : await takeOneRecoveryCode(userId, plain);
  if (right) await clearPoints(attempts);
  return right;
}

async function takeTotpCode(userId: number, code: string): Promise<boolean> {
  const [user] = await db
    .select({ stored: users.totpSecret })
    .from(users)
    .where(and(eq(users.id, userId), isNotNull(users.totpEnabledAt)));
  const secret = user?.stored ? openTotpSecret(userId, user.stored) : null;
  const step = secret ? matchingStep(secret, code) : null;
  if (step === null) return false;
  // Also refuses the codes before it, so that one that was overheard is worth nothing once a newer one was used.
  const taken = await db
    .update(users)
    .set({ totpLastStep: step })
    .where(and(eq(users.id, userId), isNotNull(users.totpEnabledAt), lt(users.totpLastStep, step)))
    .returning({ id: users.id });
  return taken.length === 1;
}

async function takeOneRecoveryCode(userId: number, code: string): Promise<boolean> {
  if (!(await takeRecoveryCode(userId, code))) return false;
  await recordEvent('recovery-code-used', { actorId: userId, userId });
  return true;
}
