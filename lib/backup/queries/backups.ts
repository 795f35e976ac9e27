import 'server-only';
import { desc, eq, isNotNull, sql } from 'drizzle-orm';
import { backups, site } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { canManageBackups } from '@/lib/access/permissions';
import { listBackupFiles, type BackupFile } from '@/lib/backup/backup-file';
import { describeHealth, type BackupHealth } from '@/lib/backup/health';
import type { Schedule } from '@/lib/backup/schedules';
import { db } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { LOCK_KEYS } from '@/lib/server/database/lock-keys';

export type ListedBackup = {
  fileName: string;
  isScheduled: boolean;
  isEncrypted: boolean;
  byteSize: number;
  counts: Record<string, number>;
  createdAt: Date;
  /** `making` while somebody is at it; `gone` where the file is not there any more. */
  state: 'making' | 'failed' | 'gone' | 'there';
  problem: string;
  verifiedAt: Date | null;
  verifyProblem: string;
  /** Percent, while it is verified. */
  checking: number | null;
};

export type BackupSettings = { schedule: Schedule; kept: number; hasPassphrase: boolean };

const columns = {
  fileName: backups.fileName,
  isScheduled: backups.isScheduled,
  isEncrypted: backups.isEncrypted,
  byteSize: backups.byteSize,
  counts: backups.counts,
  createdAt: backups.createdAt,
  finishedAt: backups.finishedAt,
  problem: backups.problem,
  verifiedAt: backups.verifiedAt,
  verifyProblem: backups.verifyProblem,
};

/** Those that were made, and files that lie in their folder otherwise; the newest first. @throws {NotFoundError} */
export async function listBackups(viewer: Viewer): Promise<{ backups: ListedBackup[]; isBusy: boolean }> {
  if (!canManageBackups(viewer)) throw new NotFoundError();
  const [rows, files, isBusy] = await Promise.all([
    db.select(columns).from(backups).orderBy(desc(backups.createdAt), desc(backups.id)),
    listBackupFiles(),
    isWorkUnderWay(),
  ]);
  const listed = rows.map(({ finishedAt, ...row }): ListedBackup => {
    const state = finishedAt
      ? files.has(row.fileName)
        ? 'there'
        : 'gone'
      : row.problem || !isBusy
        ? 'failed'
        : 'making';
    return {
      ...row,
      state,
      checking: (isBusy && state === 'there' ? row.counts.check : null) ?? null,
      problem: row.problem || (state === 'failed' ? 'It was interrupted before it was whole.' : ''),
    };
  });
  const known = new Set(rows.map(({ fileName }) => fileName));
  for (const [fileName, facts] of files) if (!known.has(fileName)) listed.push(unknown(fileName, facts));
  return { backups: listed.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime()), isBusy };
}

const unknown = (fileName: string, { byteSize, createdAt }: BackupFile): ListedBackup => ({
  fileName,
  byteSize,
  createdAt,
  isScheduled: false,
  isEncrypted: fileName.endsWith('.enc'),
  counts: {},
  state: 'there',
  problem: '',
  verifiedAt: null,
  verifyProblem: '',
  checking: null,
});

/** Whether a backup, a check or a restore is at work, in any process. */
export async function isWorkUnderWay(): Promise<boolean> {
  const [row] = await db.execute<{ is: boolean }>(sql`
    select exists (select from pg_locks where locktype = 'advisory' and objid = ${LOCK_KEYS.backupWork}
      and database = (select oid from pg_database where datname = current_database())) as is`);
  return row?.is === true;
}

/** @throws {NotFoundError} */
export async function getBackupSettings(viewer: Viewer): Promise<BackupSettings> {
  if (!canManageBackups(viewer)) throw new NotFoundError();
  const [row] = await db
    .select({
      schedule: site.backupSchedule,
      kept: site.backupsKept,
      passphrase: isNotNull(site.backupPassphrase),
    })
    .from(site)
    .where(eq(site.id, 1));
  return {
    schedule: row?.schedule ?? 'daily',
    kept: row?.kept ?? 7,
    hasPassphrase: row?.passphrase === true,
  };
}

/** For the page of backups, and for the overview when something is wrong. @throws {NotFoundError} */
export async function getBackupHealth(viewer: Viewer, now = new Date()): Promise<BackupHealth> {
  if (!canManageBackups(viewer)) throw new NotFoundError();
  const [row] = await db
    .select({ schedule: site.backupSchedule, claimedAt: site.claimedAt })
    .from(site)
    .where(eq(site.id, 1));
  const list = await db.select(columns).from(backups).orderBy(desc(backups.id)).limit(1000);
  const files = await listBackupFiles();
  const facts = {
    schedule: row?.schedule ?? 'daily',
    claimedAt: row?.claimedAt ?? null,
    list: list.map((one) => ({ ...one, isThere: files.has(one.fileName) })),
  };
  return describeHealth(facts, now);
}
