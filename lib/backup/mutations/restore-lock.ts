import 'server-only';
import { ArchiveError } from '@/lib/backup/archive/archive-error';
import { withWorkLock } from '@/lib/backup/mutations/work-lock';
import { LOCK_KEYS } from '@/lib/server/database/lock-keys';
import { withLock } from '@/lib/server/database/with-lock';

/** Milliseconds in which PostgreSQL notices that a process was killed. */
const PATIENCE = 15_000;

/** A server that starts meanwhile waits as it does for another that migrates. @throws {ArchiveError} when others are at work */
export async function withRestoreLock<T>(url: string, run: () => Promise<T>): Promise<T> {
  const options = { patience: PATIENCE, application: 'colophon restore lock' };
  const outcome = await withLock(
    url,
    LOCK_KEYS.migration,
    () => withWorkLock(url, run, { patience: PATIENCE }),
    options,
  );
  if (outcome?.value) return outcome.value.value;
  throw new ArchiveError(
    'A backup, another restore or an update is at work on this database. Try again when it is done.',
  );
}
