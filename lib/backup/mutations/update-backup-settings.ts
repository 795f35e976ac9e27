import 'server-only';
import { eq } from 'drizzle-orm';
import { site } from '@/drizzle/schema';
import type { Actor } from '@/lib/access/actor';
import { seal } from '@/lib/access/tokens';
import { BACKUP_OWNER, BACKUP_PURPOSE } from '@/lib/backup/sealed-columns';
import type { BackupScheduleInput, PassphraseInput } from '@/lib/backup/validation';
import { changeSettings, type Saved, type Section } from '@/lib/site/mutations/change-settings';

const section: Section<BackupScheduleInput> = {
  read: async (tx) => {
    const [stored] = await tx
      .select({ schedule: site.backupSchedule, kept: site.backupsKept })
      .from(site)
      .where(eq(site.id, 1));
    return stored!;
  },
  detail: ({ schedule, kept }) => `backups ${schedule}, ${kept} kept`,
  columns: ({ schedule, kept }) => ({ backupSchedule: schedule, backupsKept: kept }),
};

/** @param shown as in `changeSettings`. @throws {NotFoundError} when the actor does not own the site */
export const updateBackupSchedule = (
  actor: Actor,
  input: BackupScheduleInput,
  shown?: Partial<BackupScheduleInput>,
): Promise<Saved<BackupScheduleInput>> => changeSettings(actor, section, input, shown);

const passphraseSection: Section<PassphraseInput> = {
  // What is stored is never shown, and so never compared.
  read: () => Promise.resolve({ passphrase: '', isNone: false }),
  detail: ({ isNone }) => (isNone ? 'backups without a passphrase' : 'another passphrase for backups'),
  columns: ({ passphrase, isNone }) => ({
    backupPassphrase: isNone ? null : seal(BACKUP_PURPOSE, BACKUP_OWNER, passphrase),
  }),
};

/** Kept sealed, because the schedule needs it. @throws {NotFoundError} as above */
export async function updateBackupPassphrase(actor: Actor, input: PassphraseInput): Promise<void> {
  await changeSettings(actor, passphraseSection, input);
}
