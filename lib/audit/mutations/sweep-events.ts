import 'server-only';
import { and, lt, ne, sql } from 'drizzle-orm';
import { auditEvents } from '@/drizzle/schema';
import { db } from '@/lib/db';

export async function sweepEvents(): Promise<void> {
  await db
    .delete(auditEvents)
    .where(
      and(lt(auditEvents.createdAt, sql`now() - interval '1 year'`), ne(auditEvents.kind, 'new-device')),
    );
}
