import 'server-only';
import { sql } from 'drizzle-orm';
import { imports, type ImportOptions } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { canManagePosts } from '@/lib/access/permissions';
import { db, type Executor } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';

/** Says that there is something to read, apply or undo. */
export const IMPORT_CHANNEL = 'imports';

export type NewImport = {
  /** A folder or a file on the machine of the server; of several files each on a line of its own. */
  location: string;
  isUpload: boolean;
  /** Which blog it is, in the memory of imports: another name is another blog. Without one, the source is asked, then its place. */
  name?: string;
  options?: ImportOptions;
};

/** It is read in the background, and what it is found to be stands in its row then. @returns its id. @throws {NotFoundError} */
export async function beginImport(
  actor: Actor,
  { location, isUpload, name = '', options = {} }: NewImport,
): Promise<number> {
  if (!canManagePosts(actor)) throw new NotFoundError();
  return db.transaction(async (tx) => {
    const [begun] = await tx
      .insert(imports)
      .values({
        kind: 'markdown',
        source: name || location,
        location,
        isUpload,
        options: { ...options, isNamed: name !== '' },
      })
      .returning({ id: imports.id });
    await announceWork(tx);
    return begun!.id;
  });
}

/** In the transaction: whoever works on imports in the background looks for it. */
export async function announceWork(tx: Executor): Promise<void> {
  await tx.execute(sql`select pg_notify(${IMPORT_CHANNEL}, '')`);
}
