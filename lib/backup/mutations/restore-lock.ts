import 'server-only';
import { ArchiveError } from '@/lib/backup/archive/archive-error';
import { withWorkLock } from '@/lib/backup/mutations/work-lock';
import { connectForLong } from '@/lib/backup/queries/snapshot';
import { MIGRATION_LOCK } from '@/lib/server/database/migrate';

/** A server that starts meanwhile waits as it does for another that migrates. @throws {ArchiveError} when others are at work */
export async function withRestoreLock<T>(url: string, run: () => Promise<T>): Promise<T> {
  const sql = connectForLong(url, 'colophon restore lock');
  try {
    return (await sql.begin(async (tx) => {
      const [row] = await tx<
        { isMine: boolean }[]
      >`select pg_try_advisory_xact_lock(${MIGRATION_LOCK}) as "isMine"`;
      const outcome = row?.isMine ? await withWorkLock(url, run) : null;
      if (outcome) return outcome.value;
      throw new ArchiveError(
        'A backup, another restore or an update is at work on this database. Try again when it is done.',
      );
    })) as T;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
