import 'server-only';
import { getRestoreTarget, type RestoreTarget } from '@/lib/backup/queries/restore-target';
import { connectForLong } from '@/lib/backup/queries/snapshot';

/** What a site would be restored over. */
export async function inspectTarget(url: string): Promise<RestoreTarget> {
  const sql = connectForLong(url, 'colophon restore');
  try {
    return await getRestoreTarget(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
