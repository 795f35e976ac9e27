import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import type { Actor } from '@/lib/access/actor';
import { canManageUsers, isOwner } from '@/lib/access/permissions';
import { endSessionsOf } from '@/lib/accounts/sessions/mutations/sessions';
import { notifyContentChanged } from '@/lib/content-changed';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { fail, ok, type Result } from '@/lib/result';
import { lockUser } from '@/lib/accounts/people/mutations/lock-user';

/** Ends their sessions at once; what they wrote stays. @throws {NotFoundError} for anybody but the admin */
export async function disableUser(actor: Actor, userId: number): Promise<Result<null, 'owner'>> {
  if (!canManageUsers(actor)) throw new NotFoundError();
  if (isOwner({ id: userId })) return fail('owner');
  await db.transaction(async (tx) => {
    await lockUser(userId, tx);
    const disabled = await tx
      .update(users)
      .set({ disabledAt: sql`now()` })
      .where(and(eq(users.id, userId), isNull(users.disabledAt)))
      .returning({ id: users.id });
    await endSessionsOf(userId, undefined, tx);
    if (disabled.length === 0) return;
    await recordEvent('user-disabled', { actorId: actor.id, userId }, tx);
    // Their profile is gone from what readers see.
    await notifyContentChanged(tx);
  });
  return ok(null);
}
