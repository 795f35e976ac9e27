import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { seal } from '@/lib/access/tokens';
import { BACKUP_OWNER, BACKUP_PURPOSE } from '@/lib/backup/sealed-columns';
import type { BackupScheduleInput, PassphraseInput } from '@/lib/backup/validation';
import { changeSettings } from '@/lib/site/mutations/change-settings';

/** @throws {NotFoundError} when the actor does not own the site */
export const updateBackupSchedule = (actor: Actor, { schedule, kept }: BackupScheduleInput): Promise<void> =>
  changeSettings(actor, `backups ${schedule}, ${kept} kept`, {
    backupSchedule: schedule,
    backupsKept: kept,
  });

/** Kept sealed, because the schedule needs it. @throws {NotFoundError} as above */
export const updateBackupPassphrase = (
  actor: Actor,
  { passphrase, isNone }: PassphraseInput,
): Promise<void> =>
  changeSettings(actor, isNone ? 'backups without a passphrase' : 'another passphrase for backups', {
    backupPassphrase: isNone ? null : seal(BACKUP_PURPOSE, BACKUP_OWNER, passphrase),
  });
