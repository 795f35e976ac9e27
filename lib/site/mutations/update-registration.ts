import 'server-only';
import { eq } from 'drizzle-orm';
import { site } from '@/drizzle/schema';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import type { Actor } from '@/lib/access/actor';
import { canManageSite } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import type { RegistrationInput } from '@/lib/site/validation';

/** Decides who may register, and about notices. @throws {NotFoundError} when the actor does not own the site */
export async function updateRegistration(actor: Actor, input: RegistrationInput): Promise<void> {
  if (!canManageSite(actor)) throw new NotFoundError();
  const { registration, notifyNewDevice } = input;
  await db.transaction(async (tx) => {
    await tx.update(site).set({ registration, notifyNewDevice }).where(eq(site.id, 1));
    const detail = `registration ${registration}, new-device notices ${notifyNewDevice ? 'on' : 'off'}`;
    await recordEvent('settings-changed', { actorId: actor.id, detail }, tx);
  });
}
