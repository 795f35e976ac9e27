import 'server-only';
import { sql } from 'drizzle-orm';
import { revalidatePath } from 'next/cache';
import { CONTENT_CHANNEL } from '@/lib/content-channel';
import { db, type Executor } from '@/lib/db';
import { dropPages } from '@/lib/finished-pages';

/**
 * Called by every mutation that changes what readers see, inside its transaction: PostgreSQL delivers the
 * notice to all processes when, and only when, the change is committed.
 */
export async function notifyContentChanged(tx: Executor = db): Promise<void> {
  await tx.execute(sql`select pg_notify(${CONTENT_CHANNEL}, '')`);
}

/**
 * Called by the action after the mutation: drops finished pages of this process before the answer leaves, so
 * that the author's next click sees the change, and tells the browser's router to forget what it prefetched.
 */
export function dropFinishedPages(): void {
  dropPages();
  revalidatePath('/', 'layout');
}
