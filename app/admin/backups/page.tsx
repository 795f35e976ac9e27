import type { Metadata } from 'next';
import { BackupList } from '@/components/backup/backup-list';
import { HowToRestore } from '@/components/backup/how-to-restore';
import { PassphraseForm } from '@/components/backup/passphrase-form';
import { ScheduleForm } from '@/components/backup/schedule-form';
import { WatchBackups } from '@/components/backup/watch-backups';
import { ActionButton } from '@/components/forms/action-button';
import { SiteDate } from '@/components/layout/site-date';
import { canManageBackups } from '@/lib/access/permissions';
import { requireAdmin } from '@/lib/accounts/sessions/session';
import * as actions from '@/lib/backup/actions';
import { getBackupHealth, getBackupSettings, listBackups } from '@/lib/backup/queries/backups';
import { settings } from '@/lib/env';

export const metadata: Metadata = { title: 'Backups' };

export default async function BackupsPage() {
  const admin = await requireAdmin(canManageBackups, '/admin/backups');
  const [{ backups, isBusy }, { schedule, kept, hasPassphrase }, health] = await Promise.all([
    listBackups(admin),
    getBackupSettings(admin),
    getBackupHealth(admin),
  ]);
  const folder = settings().BACKUP_DIR;
  return (
    <div className="admin-form">
      <h1 className="page-title">Backups</h1>
      {health.warning && (
        <p role="alert" className="notice notice-error">
          {health.warning}
        </p>
      )}
      <p className="hint">
        Each is one file with everything: posts, comments, people, pictures and settings. It is made while the
        site runs, then read back and loaded once, so that it is known to work.{' '}
        {health.verifiedAt ? (
          <>
            The newest that is whole was verified on <SiteDate at={health.verifiedAt} as="moment" />.
          </>
        ) : (
          'None was verified yet.'
        )}
      </p>
      {isBusy ? <WatchBackups /> : <ActionButton action={actions.backUpNowAction}>Back up now</ActionButton>}
      <section aria-labelledby="made" className="admin-part">
        <h2 id="made">What there is</h2>
        <p className="hint break-anywhere">
          They lie in {folder}. A disk that fails takes them along: copy them to another place, too.
        </p>
        <BackupList
          backups={backups}
          isBusy={isBusy}
          verify={actions.verifyBackupAction}
          download={actions.downloadBackupAction}
          remove={actions.deleteBackupAction}
        />
      </section>
      <section aria-labelledby="schedule" className="admin-part">
        <h2 id="schedule">Schedule</h2>
        <ScheduleForm action={actions.updateBackupScheduleAction} schedule={schedule} kept={kept} />
      </section>
      <section aria-labelledby="passphrase" className="admin-part">
        <h2 id="passphrase">Passphrase</h2>
        <PassphraseForm action={actions.updatePassphraseAction} hasPassphrase={hasPassphrase} />
      </section>
      <section aria-labelledby="restore" className="admin-part">
        <h2 id="restore">How to restore</h2>
        <HowToRestore folder={folder} newest={backups.find(({ state }) => state === 'there')} />
      </section>
    </div>
  );
}
