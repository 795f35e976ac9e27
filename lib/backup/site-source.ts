import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { unsealWith } from '@/lib/access/seal';
import { ArchiveError } from '@/lib/backup/archive/archive-error';
import { getSealedPassphrase } from '@/lib/backup/queries/sealed-passphrase';
import { BACKUP_OWNER, BACKUP_PURPOSE } from '@/lib/backup/sealed-columns';
import type { ArchiveSource } from '@/lib/backup/write-archive';
import { directDatabaseUrl, type Settings } from '@/lib/env';
import { loadSecrets } from '@/lib/server/process/secrets';

/** The secret of a site, and whether it is one that somebody set: then it is not in the data folder. */
export async function secretOf(settings: Settings): Promise<ArchiveSource['authSecret']> {
  const file = path.join(settings.DATA_DIR, 'secrets/auth-secret');
  const kept = await readFile(file, 'utf8').catch(() => '');
  const value = settings.AUTH_SECRET ?? (await loadSecrets(settings.DATA_DIR)).authSecret;
  return { value, isFromEnvironment: settings.AUTH_SECRET !== undefined && value !== kept.trim() };
}

/** @param passphrase in the place of the one that the owner set for all backups @throws {ArchiveError} */
export async function siteSource(settings: Settings, passphrase?: string): Promise<ArchiveSource> {
  const url = directDatabaseUrl(settings)!;
  const authSecret = await secretOf(settings);
  return {
    url,
    dataDir: settings.DATA_DIR,
    site: settings.SITE_URL,
    authSecret,
    passphrase: passphrase ?? (await ownPassphrase(url, authSecret.value)),
  };
}

async function ownPassphrase(url: string, secret: string): Promise<string | undefined> {
  const sealed = await getSealedPassphrase(url);
  if (!sealed) return undefined;
  const passphrase = unsealWith(secret, BACKUP_PURPOSE, BACKUP_OWNER, sealed);
  if (passphrase !== null) return passphrase;
  throw new ArchiveError(
    'The passphrase of backups cannot be opened, because AUTH_SECRET is another one. Set it anew at /admin/backups.',
  );
}
