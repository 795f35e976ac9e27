import 'server-only';
import { eq } from 'drizzle-orm';
import { site } from '@/drizzle/schema';
import { recordEvent } from '@/lib/audit/record-event';
import type { Actor } from '@/lib/auth/actor';
import { canManageSite } from '@/lib/auth/permissions';
import { notifyContentChanged } from '@/lib/content-changed';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import type { SiteInput } from '@/lib/site/validation';

/** Changes what every page says about the site. @throws {NotFoundError} when the actor does not own it */
export async function updateSite(actor: Actor, input: SiteInput): Promise<void> {
  if (!canManageSite(actor)) throw new NotFoundError();
  await db.transaction(async (tx) => {
    await tx.update(site).set({ title: input.title, description: input.description }).where(eq(site.id, 1));
    await recordEvent('settings-changed', { actorId: actor.id, detail: 'title and description' }, tx);
    await notifyContentChanged(tx);
  });
}
