import 'server-only';
import { and, eq } from 'drizzle-orm';
import { sessions } from '@/drizzle/schema';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import type { Actor } from '@/lib/access/actor';
import { confirmPassword } from '@/lib/accounts/passwords/mutations/confirm-password';
import { sessionHandle } from '@/lib/accounts/sessions/session-handle';
import { endSessionsOf } from '@/lib/accounts/sessions/mutations/sessions';
import { db } from '@/lib/db';
import { fail, ok, type Result } from '@/lib/result';

/** @param keep the id of this device's session. @throws {ThrottledError} when the password was wrong too often */
export async function endSessions(
  actor: Actor,
  input: { session?: string; currentPassword: string },
  keep: string,
): Promise<Result<null, 'wrong-password'>> {
  if (!(await confirmPassword(actor, input.currentPassword))) return fail('wrong-password');
  if (input.session === undefined) await endSessionsOf(actor.id, keep);
  else await endByHandle(actor, input.session);
  await recordEvent('session-ended', {
    actorId: actor.id,
    userId: actor.id,
    detail: input.session === undefined ? 'every other device' : 'one device',
  });
  return ok(null);
}

async function endByHandle(actor: Actor, handle: string): Promise<void> {
  const own = await db
    .select({ idHash: sessions.idHash })
    .from(sessions)
    .where(eq(sessions.userId, actor.id));
  const named = own.find(({ idHash }) => sessionHandle(idHash) === handle);
  if (!named) return;
  await db.delete(sessions).where(and(eq(sessions.idHash, named.idHash), eq(sessions.userId, actor.id)));
}
