import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { OWNER_ID } from '@/lib/access/actor';
import { site, users } from '@/drizzle/schema';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { CLAIM_NETWORK, perNetwork } from '@/lib/limits/attempt-limits';
import { hashPassword } from '@/lib/accounts/passwords/password';
import { findPasswordProblem, type PasswordProblem } from '@/lib/accounts/passwords/password-rules';
import { takePoints } from '@/lib/limits/mutations/throttle';
import { oneAtATime } from '@/lib/accounts/passwords/one-at-a-time';
import { notifyContentChanged } from '@/lib/content-changed';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { fail, ok, type Result } from '@/lib/result';
import { askToVerifyEmail } from '@/lib/accounts/links/mutations/ask-to-verify-email';
import type { RegisterInput } from '@/lib/accounts/registration/validation';

type Claimed = Result<{ id: 1 }, 'already-claimed' | 'wrong-setup-code' | PasswordProblem>;

/** The primary key is the lock: of all who claim at once one inserts. @throws {ThrottledError | HashingBusyError} */
export async function claimSite(input: RegisterInput, address = ''): Promise<Claimed> {
  await takePoints(perNetwork(CLAIM_NETWORK, address));
  if (!mayClaim(input.setupCode ?? '')) return fail('wrong-setup-code');
  const problem = await findPasswordProblem(input.password, input);
  if (problem) return fail(problem);
  return oneAtATime(async () => {
    // Only spares the hash; the insert decides.
    if (await isClaimed()) return fail('already-claimed');
    const password = await hashPassword(input.password);
    return insertOwner(input, password);
  });
}

async function insertOwner(
  input: RegisterInput,
  password: Awaited<ReturnType<typeof hashPassword>>,
): Promise<Claimed> {
  return db.transaction(async (tx) => {
    const inserted = await tx
      .insert(users)
      .overridingSystemValue()
      .values({
        id: OWNER_ID,
        username: input.username,
        email: input.email,
        name: input.username,
        ...password,
      })
      .onConflictDoNothing()
      .returning({ id: users.id });
    if (inserted.length === 0) return fail('already-claimed');
    await tx
      .update(site)
      .set({ claimedAt: sql`now()` })
      .where(eq(site.id, 1));
    await recordEvent('claimed', { actorId: OWNER_ID, userId: OWNER_ID }, tx);
    if (settings().SMTP_URL) await askToVerifyEmail(OWNER_ID, tx);
    await notifyContentChanged(tx);
    return ok({ id: OWNER_ID });
  });
}

async function isClaimed(): Promise<boolean> {
  const [owner] = await db.select({ id: users.id }).from(users).where(eq(users.id, OWNER_ID));
  return owner !== undefined;
}

/** On a site that only this machine reaches nothing is needed; elsewhere the code that the log showed. */
function mayClaim(code: string): boolean {
  const { isPublic, SETUP_TOKEN } = settings();
  if (!isPublic) return true;
  return SETUP_TOKEN !== undefined && timingSafeEqual(digest(code), digest(SETUP_TOKEN));
}

const digest = (text: string) => createHash('sha256').update(text).digest();
