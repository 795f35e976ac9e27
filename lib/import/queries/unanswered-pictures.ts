import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { importItems } from '@/drizzle/schema';
import { db } from '@/lib/db';

/** Whether pictures did not answer: what the import was read from is needed once more. */
export async function isToBeRepeated(importId: number): Promise<boolean> {
  const [found] = await db
    .select({ key: importItems.key })
    .from(importItems)
    .where(and(eq(importItems.importId, importId), sql`${importItems.findings} ? 'retry'`))
    .limit(1);
  return found !== undefined;
}
