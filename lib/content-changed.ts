import 'server-only';
import { sql } from 'drizzle-orm';
import { revalidatePath } from 'next/cache';
import { CONTENT_CHANNEL } from '@/lib/content-channel';
import { db, type Executor } from '@/lib/db';
import { dropPages } from '@/lib/finished-pages';

/** Inside the transaction: PostgreSQL delivers the notice to all processes when, and only when, it commits. */
export async function notifyContentChanged(tx: Executor = db): Promise<void> {
  await tx.execute(sql`select pg_notify(${CONTENT_CHANNEL}, '')`);
}

/** After the mutation and before the answer leaves: the author's next click sees the change. */
export function dropFinishedPages(): void {
  dropPages();
  revalidatePath('/', 'layout');
}
