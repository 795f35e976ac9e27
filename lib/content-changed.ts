import 'server-only';
import { sql } from 'drizzle-orm';
import { revalidatePath } from 'next/cache';
import { CONTENT_CHANNEL, payloadOf } from '@/lib/content-channel';
import { db, type Executor } from '@/lib/db';
import { dropPages } from '@/lib/finished-pages';
import { noteChange, takeChanges, type Change } from '@/lib/server/http/content-version';

/**
 * Inside the transaction: PostgreSQL delivers the notice to all processes when, and only when, it commits.
 * @param change what readers see of it, by the names of lib/content-names.ts
 */
export async function notifyContentChanged(tx: Executor = db, change: Change = 'everything'): Promise<void> {
  noteChange(change);
  await tx.execute(sql`select pg_notify(${CONTENT_CHANNEL}, ${payloadOf(change)})`);
}

/** After the mutation and before the answer leaves: the author's next click sees the change. */
export function dropFinishedPages(): void {
  for (const change of takeChanges()) dropPages(change);
  revalidatePath('/', 'layout');
}
