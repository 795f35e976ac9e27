import 'server-only';
import { and, eq, gt, isNotNull, lt, or } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { TOTP_ACCOUNT } from '@/lib/limits/attempt-limits';
import { takeRecoveryCode } from '@/lib/accounts/two-factor/mutations/recovery-codes';
import { clearPoints, takePoints } from '@/lib/limits/mutations/throttle';
import { matchingStep } from '@/lib/accounts/two-factor/totp';
import { openTotpSecret } from '@/lib/accounts/two-factor/totp-seal';
import { db } from '@/lib/db';

/** Steps of 30 seconds; more than any clock that is right differs from another. */
const FAR_AHEAD = 10;

/** Each code works once, whatever comes in parallel. @throws {ThrottledError} when codes were wrong too often */
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
    .where(and(eq(users.id, userId), isNotNull(users.totpEnabledAt), isUnused(step)))
    .returning({ id: users.id });
  return taken.length === 1;
}

/** A step far ahead was used while this machine's clock was wrong: it must not refuse every code until then. */
const isUnused = (step: number) => or(lt(users.totpLastStep, step), gt(users.totpLastStep, step + FAR_AHEAD));

async function takeOneRecoveryCode(userId: number, code: string): Promise<boolean> {
  if (!(await takeRecoveryCode(userId, code))) return false;
  await recordEvent('recovery-code-used', { actorId: userId, userId });
  return true;
}
