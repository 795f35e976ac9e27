import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { importItems, imports, posts } from '@/drizzle/schema';
import { db, type Executor, type Transaction } from '@/lib/db';
import { isDatabaseUnavailable } from '@/lib/errors';
import type { DueItem } from '@/lib/import/queries/staged-items';

/** What was done with an item; `why` and `findings` only where they are others than were planned. */
export type Applied = {
  action?: 'skip' | 'fail' | 'unchanged';
  targetId?: number | null;
  before?: object | null;
  address?: string;
  why?: string;
  findings?: Record<string, string[]>;
};

export type Step = { item: DueItem; apply: (tx: Transaction) => Promise<Applied> };

/**
 * Each item is done, and noted as done, in one transaction; an item that fails leaves the others alone.
 * @returns false, and nothing done, where the import is not being applied any more
 */
export async function applyBatch(importId: number, steps: Step[]): Promise<boolean> {
  return db.transaction(async (tx) => {
    if (!(await holdState(tx, importId, 'applying'))) return false;
    await lockTargets(tx, steps);
    for (const { item, apply } of steps) {
      const which = whichItem(importId, item);
      const [mine] = await tx
        .select({ doneAt: importItems.doneAt })
        .from(importItems)
        .where(which)
        .for('update');
      if (!mine || mine.doneAt) continue;
      const { findings, ...outcome } = await attempt(tx, apply);
      await tx
        .update(importItems)
        .set({ ...outcome, ...(findings && { findings }), payload: null, doneAt: sql`now()` })
        .where(which);
    }
    return true;
  });
}

/** Held until the transaction ends, so that whoever asks for something else waits for it. */
export async function holdState(
  tx: Executor,
  importId: number,
  state: 'applying' | 'undoing',
): Promise<boolean> {
  const [row] = await tx
    .select({ state: imports.state })
    .from(imports)
    .where(eq(imports.id, importId))
    .for('share');
  return row?.state === state;
}

/** Posts before tags, as every mutation takes them, and in the order of their numbers. */
async function lockTargets(tx: Executor, steps: Step[]): Promise<void> {
  const ids = steps.flatMap(({ item }) => (item.kind === 'post' && item.targetId ? [item.targetId] : []));
  if (ids.length === 0) return;
  await tx.select({ id: posts.id }).from(posts).where(inArray(posts.id, ids)).orderBy(posts.id).for('update');
}

async function attempt(tx: Transaction, apply: Step['apply']): Promise<Applied> {
  try {
    return await tx.transaction(apply);
  } catch (error) {
    if (isDatabaseUnavailable(error)) throw error;
    return { action: 'fail', why: reasonOf(error) };
  }
}

export function reasonOf(error: unknown): string {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const [line = ''] = String(inner instanceof Error ? inner.message : inner).split('\n');
  return `unexpected: ${line.slice(0, 300)}`;
}

export const whichItem = (importId: number, { kind, key }: { kind: string; key: string }) =>
  and(eq(importItems.importId, importId), eq(importItems.kind, kind), eq(importItems.key, key));

/** Before the first batch: a moved folder is known by its new name from then on, and what is unchanged by its present text. */
export async function takeUpMemory(importId: number, source: string, formerSource?: string): Promise<void> {
  const keys = sql`(select key from ${importItems} where import_id = ${importId} and kind = 'post')`;
  await db.transaction(async (tx) => {
    if (!(await holdState(tx, importId, 'applying'))) return;
    if (formerSource !== undefined)
      await tx.execute(
        sql`update imported_files set source = ${source} where source = ${formerSource} and path in ${keys}`,
      );
    await tx.execute(sql`update imported_files f set content_hash = i.hash from ${importItems} i
      where i.import_id = ${importId} and i.kind = 'post' and i.action = 'unchanged' and f.source = ${source}
        and f.path = i.key and f.content_hash <> i.hash`);
  });
}

/** A picture that was stored for an import, in the transaction that stores it. */
export async function noteStoredPicture(
  tx: Executor,
  importId: number,
  picture: { id: number; key: string; before: object | null },
): Promise<void> {
  const { id, key, before } = picture;
  await tx
    .insert(importItems)
    .values({
      importId,
      kind: 'picture',
      key,
      position: sql`(select coalesce(max(position), 0) + 1 from ${importItems} where import_id = ${importId})`,
      action: 'create',
      title: key,
      targetId: id,
      before,
      doneAt: sql`now()`,
    })
    .onConflictDoNothing();
}

/** @returns whether it was being applied, and is applied now */
export async function finishApplying(importId: number): Promise<boolean> {
  const changed = await db
    .update(imports)
    .set({ state: 'applied', appliedAt: sql`now()`, problem: '' })
    .where(and(eq(imports.id, importId), eq(imports.state, 'applying')))
    .returning({ id: imports.id });
  return changed.length > 0;
}
