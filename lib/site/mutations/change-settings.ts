import 'server-only';
import { eq } from 'drizzle-orm';
import { site } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManageSite } from '@/lib/access/permissions';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { notifyContentChanged } from '@/lib/content-changed';
import { db, type Executor } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';

type Columns = Partial<typeof site.$inferInsert>;

/**
 * The columns of one section and no others, so that who saves two sections in two tabs undoes nothing.
 * @param columns read in the transaction of the change, or as they are. @throws {NotFoundError} when the actor does not own the site
 */
export async function changeSettings(
  actor: Actor,
  detail: string,
  columns: Columns | ((tx: Executor) => Promise<Columns>),
): Promise<void> {
  if (!canManageSite(actor)) throw new NotFoundError();
  await db.transaction(async (tx) => {
    const changed = typeof columns === 'function' ? await columns(tx) : columns;
    await tx.update(site).set(changed).where(eq(site.id, 1));
    await recordEvent('settings-changed', { actorId: actor.id, detail }, tx);
    await notifyContentChanged(tx);
  });
}
