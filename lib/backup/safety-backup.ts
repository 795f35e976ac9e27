import 'server-only';
import { ArchiveError } from '@/lib/backup/archive/archive-error';
import { freeBackupFile } from '@/lib/backup/backup-name';
import { isCurrent } from '@/lib/backup/is-current';
import { makeBackup } from '@/lib/backup/make-backup';
import { siteSource } from '@/lib/backup/site-source';
import type { ArchiveSource, OnStep } from '@/lib/backup/write-archive';
import type { Settings } from '@/lib/env';

export type SafetyBackup = {
  file: string;
  /** Whose passphrase opens it: that of the site, or the one that was given; null for none. */
  encryptedWith: 'own' | 'given' | null;
};

/**
 * A verified backup of a site that is about to be replaced. For whoever has the lock of backups.
 * @param given passphrase of the archive that takes its place, for a site that has none @throws {ArchiveError}
 */
export async function makeSafetyBackup(
  settings: Settings,
  given: string | undefined,
  onStep?: OnStep,
): Promise<SafetyBackup> {
  const { source, encryptedWith } = await chooseSource(settings, given);
  const file = await freeBackupFile(settings.BACKUP_DIR, {
    site: settings.SITE_URL,
    isEncrypted: encryptedWith !== null,
    label: '-before-restore',
  });
  // The list of archives stays when the site goes.
  await makeBackup({ source, file, isNoted: await isCurrent(source.url), onStep });
  return { file, encryptedWith };
}

async function chooseSource(
  settings: Settings,
  given: string | undefined,
): Promise<{ source: ArchiveSource; encryptedWith: SafetyBackup['encryptedWith'] }> {
  const own = await siteSource(settings).catch((error: unknown) => {
    if (!(error instanceof ArchiveError)) throw error;
    if (given) return null;
    throw new ArchiveError(`${error.message} Or go on without a backup of what is there: --no-safety-backup`);
  });
  if (own?.passphrase) return { source: own, encryptedWith: 'own' };
  return { source: await siteSource(settings, given), encryptedWith: given ? 'given' : null };
}
