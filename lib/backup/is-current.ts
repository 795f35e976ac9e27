import 'server-only';
import { listApplied } from '@/lib/backup/queries/snapshot';
import { connectForLong } from '@/lib/server/database/connect-for-long';
import { knownMigrations } from '@/lib/server/database/migrate-schema';

/** Whether a database is at the migration of this version, so that its own tables are those that the code knows. */
export async function isCurrent(url: string): Promise<boolean> {
  const sql = connectForLong(url, 'colophon backup');
  try {
    const [applied, known] = [await listApplied(sql), await knownMigrations()];
    return applied.at(-1)?.when === known.at(-1)?.when;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
