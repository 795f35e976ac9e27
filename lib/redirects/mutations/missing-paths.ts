import 'server-only';
import { eq, notInArray, or, sql } from 'drizzle-orm';
import { missingPaths } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManageSite } from '@/lib/access/permissions';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';

const MOST_ROWS = 1000;

/** Adds to what other processes counted. Rarest and oldest go when there are too many, and what nobody asked for in 90 days. */
export async function recordMissing(counts: Map<string, number>): Promise<void> {
  if (counts.size === 0) return;
  // Sorted, so that two processes lock the same rows in the same order.
  const rows = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  await db
    .insert(missingPaths)
    .values(rows.map(([path, count]) => ({ path, count })))
    .onConflictDoUpdate({
      target: missingPaths.path,
      set: { count: sql`least(${missingPaths.count} + excluded.count, 2000000000)`, lastAt: sql`now()` },
    });
  const kept = db
    .select({ path: missingPaths.path })
    .from(missingPaths)
    .orderBy(sql`${missingPaths.count} desc`, sql`${missingPaths.lastAt} desc`)
    .limit(MOST_ROWS);
  await db
    .delete(missingPaths)
    .where(or(notInArray(missingPaths.path, kept), sql`${missingPaths.lastAt} < now() - interval '90 days'`));
}

/** @param path one of them, or all where it is empty. @throws {NotFoundError} */
export async function forgetMissing(actor: Actor, path: string): Promise<void> {
  if (!canManageSite(actor)) throw new NotFoundError();
  await db.delete(missingPaths).where(path === '' ? sql`true` : eq(missingPaths.path, path));
}
