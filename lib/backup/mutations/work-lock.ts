import 'server-only';
import { LOCK_KEYS } from '@/lib/server/database/lock-keys';
import { withLock } from '@/lib/server/database/with-lock';

/**
 * Backups, verifying and restoring exclude each other by it, in all processes of a database.
 * @returns null where somebody else has it
 */
export const withWorkLock = <T>(
  url: string,
  run: () => Promise<T>,
  options: { patience?: number; onWait?: () => void } = {},
): Promise<{ value: T } | null> =>
  withLock(url, LOCK_KEYS.backupWork, run, { ...options, application: 'colophon backup lock' });
