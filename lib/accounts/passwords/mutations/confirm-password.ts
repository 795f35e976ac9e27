import 'server-only';
import { eq } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import type { Actor } from '@/lib/access/actor';
import { CONFIRM_PASSWORD } from '@/lib/limits/attempt-limits';
import { verifyPassword } from '@/lib/accounts/passwords/password';
import { clearPoints, takePoints } from '@/lib/limits/mutations/throttle';
import { db } from '@/lib/db';

/** Asked before changes that an unattended device must not allow. @throws {ThrottledError | HashingBusyError} */
export async function confirmPassword(actor: Actor, password: string): Promise<boolean> {
  const attempts = [{ limit: CONFIRM_PASSWORD, key: `user ${actor.id}` }];
  await takePoints(attempts);
  const [stored] = await db
    .select({ passwordHash: users.passwordHash, passwordScheme: users.passwordScheme })
    .from(users)
    .where(eq(users.id, actor.id));
  const matches = await verifyPassword(password, stored ?? null);
  if (matches) await clearPoints(attempts);
  else await recordEvent('denied', { actorId: actor.id, userId: actor.id, detail: 'wrong current password' });
  return matches;
}
