import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { importedFiles } from '@/drizzle/schema';
import { db } from '@/lib/db';

export async function renameSource(from: string, to: string, paths: readonly string[]): Promise<void> {
  // One parameter, however many files there are.
  const names = sql`(select jsonb_array_elements_text(${JSON.stringify(paths)}::jsonb))`;
  await db
    .update(importedFiles)
    .set({ source: to, updatedAt: new Date() })
    .where(and(eq(importedFiles.source, from), sql`${importedFiles.path} in ${names}`));
}
