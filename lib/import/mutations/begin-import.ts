import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { imports } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db, type Executor } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { LOCK_KEYS } from '@/lib/server/database/lock-keys';
import { wishOf, type Wish } from '@/lib/import/import-wish';

/** Says that there is something to read, apply or undo. */
export const IMPORT_CHANNEL = 'imports';

export type NewImport = Wish & { isUpload: boolean };

/**
 * It is read in the background, and what it is found to be stands in its row then. An upload that is worked on already
 * is begun once. @returns its id. @throws {NotFoundError}
 */
export async function beginImport(actor: Actor, { isUpload, ...wish }: NewImport): Promise<number> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  return db.transaction(async (tx) => {
    const known = isUpload ? await findUnderWay(tx, wish.location) : null;
    if (known !== null) return known;
    const [begun] = await tx
      .insert(imports)
      .values({ kind: 'markdown', isUpload, ...wishOf(wish) })
      .returning({ id: imports.id });
    await announceWork(tx);
    return begun!.id;
  });
}

/** Of two that ask at once, the second finds what the first has begun. */
async function findUnderWay(tx: Executor, location: string): Promise<number | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK_KEYS.importBeginning})`);
  const [found] = await tx
    .select({ id: imports.id })
    .from(imports)
    .where(
      and(
        eq(imports.location, location),
        inArray(imports.state, ['reading', 'planned', 'applying', 'undoing']),
      ),
    )
    .limit(1);
  return found?.id ?? null;
}

/** In the transaction: whoever works on imports in the background looks for it. */
export async function announceWork(tx: Executor): Promise<void> {
  await tx.execute(sql`select pg_notify(${IMPORT_CHANNEL}, '')`);
}
