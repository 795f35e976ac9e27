import 'server-only';
import { eq } from 'drizzle-orm';
import { guests } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManageUsers } from '@/lib/access/permissions';
import { OWNER_ID } from '@/lib/access/actor';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { notifyContentChanged } from '@/lib/content-changed';
import { guestName, personName, POST_LISTS } from '@/lib/content-names';
import { allowLongStatements, db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import type { GuestInput } from '@/lib/guests/validation';

/** What everybody sees of a guest. @throws {NotFoundError} for anybody but the owner, and for no such guest */
export async function changeGuest(actor: Actor, { id, name, website }: GuestInput): Promise<void> {
  if (!canManageUsers(actor)) throw new NotFoundError();
  await db.transaction(async (tx) => {
    const changed = await tx
      .update(guests)
      .set({ name, website })
      .where(eq(guests.id, id))
      .returning({ id: guests.id });
    if (changed.length === 0) throw new NotFoundError();
    await recordEvent('guest-changed', { actorId: actor.id, detail: name }, tx);
    await notifyContentChanged(tx, [guestName(id)]);
  });
}

/**
 * Their comments stay without a name, as of an account that was deleted; at their posts stands the owner's.
 * @throws {NotFoundError} for anybody but the owner, and for no such guest
 */
export async function removeGuest(actor: Actor, id: number): Promise<void> {
  if (!canManageUsers(actor)) throw new NotFoundError();
  await db.transaction(async (tx) => {
    await allowLongStatements(tx);
    const [removed] = await tx.delete(guests).where(eq(guests.id, id)).returning({ name: guests.name });
    if (!removed) throw new NotFoundError();
    await recordEvent('guest-removed', { actorId: actor.id, detail: removed.name }, tx);
    await notifyContentChanged(tx, [guestName(id), personName(OWNER_ID), POST_LISTS]);
  });
}
