import 'server-only';
import { isEncrypted } from '@/lib/backup/archive/read-archive';
import { readPassphrase } from '@/lib/backup/read-passphrase';
import { siteSource } from '@/lib/backup/site-source';
import type { Settings } from '@/lib/env';

/** The one that was given, else the one that the site has, for an archive that needs one. */
export async function passphraseFor(
  file: string,
  settings: Settings,
  passphraseFile?: string,
): Promise<string | undefined> {
  if (passphraseFile) return readPassphrase(passphraseFile);
  const needsOne = await isEncrypted(file).catch(() => false);
  if (!needsOne || !settings.DATABASE_URL) return undefined;
  return siteSource(settings).then(
    ({ passphrase }) => passphrase,
    () => undefined,
  );
}
