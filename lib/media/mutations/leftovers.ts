import 'server-only';
import { eq, lt, sql } from 'drizzle-orm';
import { mediaLeftovers } from '@/drizzle/schema';
import { db, type Executor } from '@/lib/db';
import { mediaStorage } from '@/lib/media/storage/media-storage';

/** Milliseconds; writing a picture takes seconds. */
const UNFINISHED_FOR = 3_600_000;

/**
 * Before files are written that a row will name, so that a process that is killed in between leaves nothing for ever.
 * Files that nobody noted are never removed: they may be those of another database.
 */
export async function noteLeftover(
  base: string,
  executor: Executor = db,
  inMs = UNFINISHED_FOR,
): Promise<void> {
  const removeAfter = new Date(Date.now() + inMs);
  await executor
    .insert(mediaLeftovers)
    .values({ base, removeAfter })
    .onConflictDoUpdate({ target: mediaLeftovers.base, set: { removeAfter } });
}

export async function forgetLeftover(executor: Executor, base: string): Promise<void> {
  await executor.delete(mediaLeftovers).where(eq(mediaLeftovers.base, base));
}

export async function sweepLeftovers(): Promise<void> {
  const due = await db
    .select({ base: mediaLeftovers.base })
    .from(mediaLeftovers)
    .where(lt(mediaLeftovers.removeAfter, sql`now()`));
  for (const { base } of due) {
    await mediaStorage().removeAll(base);
    await forgetLeftover(db, base);
  }
}
