import 'server-only';
import { eq } from 'drizzle-orm';
import { site } from '@/drizzle/schema';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import type { Actor } from '@/lib/access/actor';
import { hashToken, makeToken } from '@/lib/access/tokens';
import { canManageSite } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { settings } from '@/lib/env';
import { NotFoundError } from '@/lib/errors';

/** The invite before ends; only a hash of the code is stored. @throws {NotFoundError} when the actor does not own the site */
export async function makeInvite(actor: Actor): Promise<string> {
  if (!canManageSite(actor)) throw new NotFoundError();
  const code = makeToken();
  await db.transaction(async (tx) => {
    await tx
      .update(site)
      .set({ inviteHash: hashToken(code) })
      .where(eq(site.id, 1));
    await recordEvent('settings-changed', { actorId: actor.id, detail: 'a new invite link' }, tx);
  });
  return `${settings().SITE_URL}/register?invite=${code}`;
}
