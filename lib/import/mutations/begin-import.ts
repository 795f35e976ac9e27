import 'server-only';
import { sql } from 'drizzle-orm';
import { imports } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db, type Executor } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { wishOf, type Wish } from '@/lib/import/import-wish';

/** Says that there is something to read, apply or undo. */
export const IMPORT_CHANNEL = 'imports';

export type NewImport = Wish & { isUpload: boolean };

/** It is read in the background, and what it is found to be stands in its row then. @returns its id. @throws {NotFoundError} */
export async function beginImport(actor: Actor, { isUpload, ...wish }: NewImport): Promise<number> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  return db.transaction(async (tx) => {
    const [begun] = await tx
      .insert(imports)
      .values({ kind: 'markdown', isUpload, ...wishOf(wish) })
      .returning({ id: imports.id });
    await announceWork(tx);
    return begun!.id;
  });
}

/** In the transaction: whoever works on imports in the background looks for it. */
export async function announceWork(tx: Executor): Promise<void> {
  await tx.execute(sql`select pg_notify(${IMPORT_CHANNEL}, '')`);
}
