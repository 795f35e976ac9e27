import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { getRestoreTarget, type RestoreTarget } from '@/lib/backup/queries/restore-target';
import { connectForLong } from '@/lib/server/database/connect-for-long';

const LOOKS = 6;

/** What a site would be restored over. */
export async function inspectTarget(url: string): Promise<RestoreTarget> {
  const sql = connectForLong(url, 'colophon restore');
  try {
    let found = await getRestoreTarget(sql);
    // A connection that was just closed, by this process perhaps, is seen for a moment longer.
    for (let look = 0; found.servers > 0 && look < LOOKS; look++) {
      await sleep(500);
      found = await getRestoreTarget(sql);
    }
    return found;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
