import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { site } from '@/drizzle/schema';
import { recordEvent } from '@/lib/audit/mutations/record-event';
import type { Actor } from '@/lib/access/actor';
import { canManageSite } from '@/lib/access/permissions';
import { notifyContentChanged } from '@/lib/content-changed';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { fail, ok, type Result } from '@/lib/result';
import { indexSoon } from '@/lib/search/indexing/index-in-background';
import type { SiteInput } from '@/lib/site/validation';

/** `unknown-time-zone` for one that the database lacks, which counts years by it. @throws {NotFoundError} */
export async function updateSite(
  actor: Actor,
  { title, description, language, timeZone, drawnCovers }: SiteInput,
): Promise<Result<null, 'unknown-time-zone'>> {
  if (!canManageSite(actor)) throw new NotFoundError();
  const known = await db.execute(
    sql`select 1 from pg_timezone_names where lower(name) = lower(${timeZone}) limit 1`,
  );
  if (known.length === 0) return fail('unknown-time-zone');
  await db.transaction(async (tx) => {
    await tx.update(site).set({ title, description, language, timeZone, drawnCovers }).where(eq(site.id, 1));
    await recordEvent(
      'settings-changed',
      { actorId: actor.id, detail: 'title, description, language, time zone and drawn covers' },
      tx,
    );
    await notifyContentChanged(tx);
  });
  // Posts without a language of their own are stemmed in that of the site.
  indexSoon();
  return ok(null);
}
