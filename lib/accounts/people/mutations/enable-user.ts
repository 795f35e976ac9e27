import 'server-only';
import { and, eq, isNotNull } from 'drizzle-orm';
import { users } from '@/drizzle/schema';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import type { Actor } from '@/lib/access/actor';
import { canManageUsers } from '@/lib/access/permissions';
import { notifyContentChanged } from '@/lib/content-changed';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { lockUser } from '@/lib/accounts/people/mutations/lock-user';

/** @throws {NotFoundError} for anybody but the admin, and for no such account */
export async function enableUser(actor: Actor, userId: number): Promise<void> {
  if (!canManageUsers(actor)) throw new NotFoundError();
  await db.transaction(async (tx) => {
    await lockUser(userId, tx);
    const enabled = await tx
      .update(users)
      .set({ disabledAt: null })
      .where(and(eq(users.id, userId), isNotNull(users.disabledAt)))
      .returning({ id: users.id });
    if (enabled.length === 0) return;
    await recordEvent('user-enabled', { actorId: actor.id, userId }, tx);
    await notifyContentChanged(tx);
  });
}
