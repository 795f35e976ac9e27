import 'server-only';
import { and, eq, isNotNull } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { confirmPassword } from '@/lib/accounts/passwords/mutations/confirm-password';
import { replaceRecoveryCodes } from '@/lib/accounts/two-factor/mutations/recovery-codes';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { fail, ok, type Result } from '@/lib/result';

/** @throws {NotFoundError} without a second step, {ThrottledError} when the password was wrong too often */
export async function renewRecoveryCodes(
  actor: Actor,
  input: { currentPassword: string },
): Promise<Result<{ codes: string[] }, 'wrong-password'>> {
  if (!(await confirmPassword(actor, input.currentPassword))) return fail('wrong-password');
  return db.transaction(async (tx) => {
    const enabled = and(eq(users.id, actor.id), isNotNull(users.totpEnabledAt));
    const [user] = await tx.select({ id: users.id }).from(users).where(enabled).for('update');
    if (!user) throw new NotFoundError();
    return ok({ codes: await replaceRecoveryCodes(actor.id, tx) });
  });
}
