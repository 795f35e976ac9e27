import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import { ArchiveError } from '@/lib/backup/archive/archive-error';
import { withWorkLock } from '@/lib/backup/mutations/work-lock';
import { connectForLong } from '@/lib/backup/queries/snapshot';
import { MIGRATION_LOCK } from '@/lib/server/database/migrate';

/** Milliseconds in which PostgreSQL notices that a process was killed. */
const PATIENCE = 15_000;

/** A server that starts meanwhile waits as it does for another that migrates. @throws {ArchiveError} when others are at work */
export async function withRestoreLock<T>(url: string, run: () => Promise<T>): Promise<T> {
  const sql = connectForLong(url, 'colophon restore lock');
  try {
    return (await sql.begin(async (tx) => {
      const outcome = (await takeMigrationLock(tx)) && (await withWorkLock(url, run, { patience: PATIENCE }));
      if (outcome) return outcome.value;
      throw new ArchiveError(
        'A backup, another restore or an update is at work on this database. Try again when it is done.',
      );
    })) as T;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function takeMigrationLock(tx: postgres.TransactionSql): Promise<boolean> {
  for (const deadline = Date.now() + PATIENCE; ;) {
    const [row] = await tx<
      { isMine: boolean }[]
    >`select pg_try_advisory_xact_lock(${MIGRATION_LOCK}) as "isMine"`;
    if (row?.isMine || Date.now() > deadline) return row?.isMine ?? false;
    await sleep(500);
  }
}
