import 'server-only';
import { eq } from 'drizzle-orm';
import { site } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManageSite } from '@/lib/access/permissions';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import { notifyContentChanged } from '@/lib/content-changed';
import { db, type Executor } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { mergeSection } from '@/lib/site/merge-section';

type Columns = Partial<typeof site.$inferInsert>;

export type Section<Values> = {
  /** What the section has, read in the transaction of the change. */
  read: (tx: Executor) => Promise<Values>;
  detail: (values: Values) => string;
  columns: (values: Values, tx: Executor) => Columns | Promise<Columns>;
  /** In the transaction, once it is written. */
  after?: (tx: Executor, stored: Values) => Promise<void>;
};

export type Saved<Values> =
  | { ok: true; values: Values }
  /** Nothing is saved. `values` are those of the form, with what is stored where it changed nothing. */
  | { ok: false; code: 'stale'; values: Values; stored: Values };

/**
 * The settings of one section and no others, so that who saves two sections in two tabs undoes nothing.
 * @param shown what the form showed: what it did not change stays as it is now, and `stale` is what both changed.
 * Without it everything is written. @throws {NotFoundError} when the actor does not own the site
 */
export async function changeSettings<Values extends object>(
  actor: Actor,
  section: Section<Values>,
  sent: Values,
  shown?: Partial<Values>,
): Promise<Saved<Values>> {
  if (!canManageSite(actor)) throw new NotFoundError();
  return db.transaction(async (tx) => {
    // Of two that save at once the second waits here, and sees what the first wrote.
    await tx.select({ id: site.id }).from(site).where(eq(site.id, 1)).for('update');
    const stored = await section.read(tx);
    const { values, clashes } = mergeSection(shown ?? stored, sent, stored);
    if (clashes) return { ok: false, code: 'stale', values, stored };
    await tx
      .update(site)
      .set(await section.columns(values, tx))
      .where(eq(site.id, 1));
    await section.after?.(tx, stored);
    await recordEvent('settings-changed', { actorId: actor.id, detail: section.detail(values) }, tx);
    await notifyContentChanged(tx);
    return { ok: true, values };
  });
}
