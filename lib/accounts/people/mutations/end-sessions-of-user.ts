import 'server-only';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import type { Actor } from '@/lib/access/actor';
import { canManageUsers } from '@/lib/access/permissions';
import { endSessionsOf } from '@/lib/accounts/sessions/mutations/sessions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { lockUser } from '@/lib/accounts/people/mutations/lock-user';

/** @throws {NotFoundError} for anybody but the admin, and for no such account */
export async function endSessionsOfUser(actor: Actor, userId: number): Promise<void> {
  if (!canManageUsers(actor)) throw new NotFoundError();
  await db.transaction(async (tx) => {
    await lockUser(userId, tx);
    await endSessionsOf(userId, undefined, tx);
    await recordEvent('session-ended', { actorId: actor.id, userId, detail: 'every device' }, tx);
  });
}
