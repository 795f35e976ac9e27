import 'server-only';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { isBackupDue, spreadOf } from '@/lib/backup/due-time';
import { freeBackupFile } from '@/lib/backup/backup-name';
import { makeBackup, wordsFor } from '@/lib/backup/make-backup';
import { forgetBackup, noteBegun, noteFailed } from '@/lib/backup/mutations/note-backup';
import { withWorkLock } from '@/lib/backup/mutations/work-lock';
import { getScheduleFacts, listSurplus } from '@/lib/backup/queries/scheduled';
import { siteSource } from '@/lib/backup/site-source';
import { directDatabaseUrl, settings } from '@/lib/env';
import { isDatabaseUnavailable } from '@/lib/errors';
import { logger } from '@/lib/server/process/logger';

/** Milliseconds. Nothing happens while a site starts, and a night that was missed is made up for soon. */
const FIRST_AFTER = 10 * 60_000;
const INTERVAL = 5 * 60_000;

export function startBackups(): void {
  setTimeout(() => void look(), FIRST_AFTER).unref();
  setInterval(() => void look(), INTERVAL).unref();
}

async function look(): Promise<void> {
  try {
    await backUpWhenDue();
  } catch (error) {
    if (!isDatabaseUnavailable(error)) logger().error({ err: error }, 'the scheduled backup failed');
  }
}

/** One of all processes makes it, and then removes those that are more than are kept. @returns whether it did */
export async function backUpWhenDue(now = () => new Date()): Promise<boolean> {
  if (!(await isDue(now()))) return false;
  const outcome = await withWorkLock(directDatabaseUrl(settings())!, async () => {
    // Another process may have been faster.
    if (!(await isDue(now()))) return false;
    await makeScheduled();
    await removeSurplus();
    return true;
  });
  return outcome?.value ?? false;
}

async function isDue(now: Date): Promise<boolean> {
  const { since, ...rhythm } = await getScheduleFacts();
  return isBackupDue(now, since, { ...rhythm, spread: spreadOf(settings().SITE_URL) });
}

async function makeScheduled(): Promise<void> {
  const { BACKUP_DIR, SITE_URL } = settings();
  const source = await siteSource(settings()).catch(async (error: unknown) => {
    // It has its line in the list, too, and the next attempt is that of the next night.
    const file = await freeBackupFile(BACKUP_DIR, { site: SITE_URL, isEncrypted: true });
    const fileName = path.basename(file);
    const id = await noteBegun({ fileName, isScheduled: true, isEncrypted: true });
    await noteFailed(id, wordsFor(error));
    throw error;
  });
  const facts = { site: source.site, isEncrypted: source.passphrase !== undefined };
  const file = await freeBackupFile(BACKUP_DIR, facts);
  const { bytes } = await makeBackup({ source, file, isScheduled: true, isNoted: true });
  logger().info({ file, bytes }, 'the site was backed up');
}

async function removeSurplus(): Promise<void> {
  for (const fileName of await listSurplus()) {
    await rm(path.join(settings().BACKUP_DIR, fileName), { force: true });
    await forgetBackup(fileName);
  }
}
