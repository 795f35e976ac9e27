import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { missingPaths, ownRedirects, redirects } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManageSite } from '@/lib/access/permissions';
import { notifyContentChanged } from '@/lib/content-changed';
import { db, type Executor } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { isPathOfSite, pathOf } from '@/lib/redirects/address';
import type { RedirectInput } from '@/lib/redirects/validation';
import { fail, ok, type Result } from '@/lib/result';
import { LOCK_KEYS } from '@/lib/server/database/lock-keys';

/** More would be a list for a server in front. */
const MOST_REDIRECTS = 5000;

/** Another one from the same path is replaced. `loop`: it would lead back to where it begins. @throws {NotFoundError} */
export async function createRedirect(
  actor: Actor,
  { path, target, isPermanent }: RedirectInput,
  executor: Executor = db,
): Promise<Result<null, 'loop' | 'post-address' | 'full'>> {
  if (!canManageSite(actor)) throw new NotFoundError();
  return executor.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK_KEYS.redirects})`);
    if ((await tx.$count(redirects, eq(redirects.path, path))) > 0) return fail('post-address');
    if (await leadsBack(tx, path, target)) return fail('loop');
    if ((await tx.$count(ownRedirects)) >= MOST_REDIRECTS) return fail('full');
    await tx
      .insert(ownRedirects)
      .values({ path, target, isPermanent })
      .onConflictDoUpdate({ target: ownRedirects.path, set: { target, isPermanent } });
    await tx.delete(missingPaths).where(eq(missingPaths.path, path));
    await notifyContentChanged(tx);
    return ok(null);
  });
}

/** Follows the redirects that there are, as a browser would. Each is left behind, so it ends. */
async function leadsBack(tx: Executor, path: string, target: string): Promise<boolean> {
  const seen = new Set<string>();
  for (let next = target; isPathOfSite(next);) {
    const here = pathOf(next);
    if (here === path) return true;
    if (seen.has(here)) return false;
    seen.add(here);
    const [row] = await tx
      .select({ target: ownRedirects.target })
      .from(ownRedirects)
      .where(eq(ownRedirects.path, here));
    if (!row) return false;
    next = row.target;
  }
  return false;
}

/** @param of whether it is the owner's own, or the old address of a post. @throws {NotFoundError} when there is none */
export async function deleteRedirect(actor: Actor, path: string, of: 'own' | 'post' = 'own'): Promise<void> {
  if (!canManageSite(actor)) throw new NotFoundError();
  await db.transaction(async (tx) => {
    const gone =
      of === 'own'
        ? await tx
            .delete(ownRedirects)
            .where(eq(ownRedirects.path, path))
            .returning({ path: ownRedirects.path })
        : await tx.delete(redirects).where(eq(redirects.path, path)).returning({ path: redirects.path });
    if (gone.length === 0) throw new NotFoundError();
    await notifyContentChanged(tx);
  });
}
