import 'server-only';
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { importItems } from '@/drizzle/schema';
import { db } from '@/lib/db';

export const countStaged = (importId: number): Promise<number> =>
  db.$count(importItems, eq(importItems.importId, importId));

/** What is still to be applied. */
export const countDue = (importId: number): Promise<number> =>
  db.$count(
    importItems,
    and(
      eq(importItems.importId, importId),
      sql`${importItems.action} in ('create', 'update')`,
      isNull(importItems.doneAt),
    ),
  );

/** What is still to be undone. */
export const countDone = (importId: number): Promise<number> =>
  db.$count(importItems, and(eq(importItems.importId, importId), isNotNull(importItems.doneAt)));

/** Pictures did not answer, and whoever wants them reads the source once more. */
export const hasPicturesToRetry = async (importId: number): Promise<boolean> =>
  (await db.$count(
    importItems,
    and(eq(importItems.importId, importId), sql`${importItems.findings} ? 'retry'`),
  )) > 0;
