'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { canManageBackups } from '@/lib/access/permissions';
import { adminAction, invalid } from '@/lib/action';
import { ArchiveError } from '@/lib/backup/archive/archive-error';
import { makeDownloadPath } from '@/lib/backup/download';
import { updateBackupPassphrase, updateBackupSchedule } from '@/lib/backup/mutations/update-backup-settings';
import { deleteBackup, startBackup, startVerifying } from '@/lib/backup/start-work';
import {
  BackupFileSchema,
  BackupScheduleSchema,
  DownloadSchema,
  PassphraseSchema,
} from '@/lib/backup/validation';
import { EmptySchema } from '@/lib/fields';
import { failed } from '@/lib/form-state';
import { answerSaved } from '@/lib/site/answer-saved';
import { readShown } from '@/lib/site/merge-section';

const busy = 'A backup or a check of one is at work already. Wait until it is done.';

export const backUpNowAction = adminAction(canManageBackups, EmptySchema, async ({ actor, values }) => {
  try {
    if ((await startBackup(actor)) === 'busy') return failed(values, busy);
  } catch (error) {
    if (error instanceof ArchiveError) return failed(values, error.message);
    throw error;
  }
  redirect('/admin/backups');
});

export const verifyBackupAction = adminAction(
  canManageBackups,
  BackupFileSchema,
  async ({ actor, input, values }) => {
    try {
      if ((await startVerifying(actor, input.fileName)) === 'busy') return failed(values, busy);
    } catch (error) {
      if (error instanceof ArchiveError) return failed(values, error.message);
      throw error;
    }
    redirect('/admin/backups');
  },
);

export const deleteBackupAction = adminAction(
  canManageBackups,
  BackupFileSchema,
  async ({ actor, input }) => {
    await deleteBackup(actor, input.fileName);
    redirect('/admin/backups');
  },
);

/** The answer carries an address that opens for ten minutes. */
export const downloadBackupAction = adminAction(
  canManageBackups,
  DownloadSchema,
  async ({ actor, input, values }) => {
    const made = await makeDownloadPath(actor, input);
    return made.ok
      ? { status: 'done', message: 'Its address works for ten minutes.', values: { path: made.value } }
      : invalid(values, { currentPassword: 'That is not your current password.' });
  },
);

export const updateBackupScheduleAction = adminAction(
  canManageBackups,
  BackupScheduleSchema,
  async ({ actor, input, values }) => {
    const saved = await updateBackupSchedule(actor, input, readShown(values.shown));
    refresh();
    return answerSaved(saved, ({ schedule, kept }) => ({ schedule, kept: String(kept) }));
  },
);

export const updatePassphraseAction = adminAction(
  canManageBackups,
  PassphraseSchema,
  async ({ actor, input }) => {
    await updateBackupPassphrase(actor, input);
    refresh();
    const message = input.isNone
      ? 'From now on, backups are not encrypted.'
      : 'From now on, backups are encrypted with it. Keep it elsewhere.';
    return { status: 'done', message };
  },
);
