import 'server-only';
import { sql } from 'drizzle-orm';
import { revalidatePath } from 'next/cache';
import type { Executor } from '@/lib/db';

/** The PostgreSQL channel on which every process hears that finished pages are out of date. */
export const CONTENT_CHANNEL = 'content_changed';

/**
 * Called by every mutation that changes what readers see, inside its transaction: PostgreSQL delivers the
 * notice to all processes when, and only when, the change is committed.
 */
export async function notifyContentChanged(tx: Executor): Promise<void> {
  await tx.execute(sql`select pg_notify(${CONTENT_CHANNEL}, '')`);
}

/**
 * Called by the action after the mutation: drops finished pages of this process before the answer leaves, so
 * that the author's next click sees the change, and tells the browser's router to forget what it prefetched.
 */
export function dropFinishedPages(): void {
  const { colophonDropPages } = globalThis as { colophonDropPages?: () => void };
  colophonDropPages?.();
  revalidatePath('/', 'layout');
}
