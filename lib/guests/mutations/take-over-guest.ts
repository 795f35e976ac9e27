import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { comments, guests, posts, users } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canTakeOverGuest } from '@/lib/access/permissions';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { notifyContentChanged } from '@/lib/content-changed';
import { guestName, personName, POST_LISTS } from '@/lib/content-names';
import { allowLongStatements, db, type Transaction } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { isAddressOf } from '@/lib/guests/queries/guests';

/**
 * What a guest wrote becomes the actor's, and the guest goes. At posts that is a name and no right: `permissions.ts`
 * asks nobody who a post is of. @throws {NotFoundError} when the guest is gone, or has another address
 */
export async function takeOverGuest(actor: Actor, id: number): Promise<void> {
  await db.transaction(async (tx) => {
    await allowLongStatements(tx);
    const { name } = await lockGuest(tx, actor, id);
    const changes = { authorId: actor.id, guestId: null };
    await tx.update(comments).set(changes).where(eq(comments.guestId, id));
    await tx
      .update(posts)
      // The text is as before, and so are its version and its date.
      .set({ ...changes, updatedAt: sql`${posts.updatedAt}` })
      .where(eq(posts.guestId, id));
    await tx.delete(guests).where(eq(guests.id, id));
    await recordEvent('guest-taken-over', { actorId: actor.id, userId: actor.id, detail: name }, tx);
    await notifyContentChanged(tx, [guestName(id), personName(actor.id), POST_LISTS]);
  });
}

/** The account asks no more. @throws {NotFoundError} as `takeOverGuest` */
export async function declineGuest(actor: Actor, id: number): Promise<void> {
  await db.transaction(async (tx) => {
    await lockGuest(tx, actor, id);
    await tx.update(guests).set({ declinedById: actor.id }).where(eq(guests.id, id));
  });
}

/** Held with the account, so that of two at once the second finds no guest, and the address cannot change meanwhile. */
async function lockGuest(tx: Transaction, actor: Actor, id: number): Promise<{ name: string }> {
  const [account] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, actor.id), sql`${users.disabledAt} is null`))
    .for('share');
  if (!account) throw new NotFoundError();
  const [guest] = await tx
    .select({ name: guests.name, hasAddress: sql<boolean>`${isAddressOf}` })
    .from(guests)
    .innerJoin(users, eq(users.id, actor.id))
    .where(eq(guests.id, id))
    .for('update', { of: guests });
  if (!guest || !canTakeOverGuest(actor, guest)) throw new NotFoundError();
  return guest;
}
