import 'server-only';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import type { Actor } from '@/lib/access/actor';
import { makeOneTimeLink } from '@/lib/accounts/links/mutations/one-time-links';
import { canManageUsers } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { fail, ok, type Result } from '@/lib/result';
import { lockUser } from '@/lib/accounts/people/mutations/lock-user';

/** Not for one's own account: an open browser would do to take it over. @throws {NotFoundError} for all but the admin */
export async function makeResetLink(actor: Actor, userId: number): Promise<Result<string, 'own-account'>> {
  if (!canManageUsers(actor)) throw new NotFoundError();
  if (actor.id === userId) return fail('own-account');
  return ok(await makeLink(userId, { actorId: actor.id, detail: 'to pass on' }));
}

/** For the command alone: nothing on the web may call it. @throws {NotFoundError} when there is no such account */
export async function makeResetLinkByCommand(userId: number): Promise<string> {
  return makeLink(userId, { detail: 'by a command on the server' });
}

async function makeLink(userId: number, event: { actorId?: number; detail: string }): Promise<string> {
  return db.transaction(async (tx) => {
    await lockUser(userId, tx);
    await recordEvent('reset-link-made', { ...event, userId }, tx);
    return makeOneTimeLink(userId, 'reset-password', '', tx);
  });
}
