import 'server-only';
import path from 'node:path';
import { ArchiveError } from '@/lib/backup/archive/archive-error';
import type { Manifest } from '@/lib/backup/archive/manifest';
import { readArchive, type ReadOptions } from '@/lib/backup/archive/read-archive';
import { loadArchive, migrationsOf, type Loaded } from '@/lib/backup/load-archive';
import { notePicture } from '@/lib/backup/mutations/note-pictures';
import { addExtensions } from '@/lib/backup/mutations/scratch';
import { reseal } from '@/lib/backup/mutations/reseal';
import { putInPlace, type PutInPlace } from '@/lib/backup/mutations/swap';
import { DatabaseTrouble, explainDatabaseError } from '@/lib/backup/database-trouble';
import { explainFileError } from '@/lib/backup/disk-space';
import { connectForLong } from '@/lib/server/database/connect-for-long';
import { hashesOf, restorePictures } from '@/lib/backup/restore-pictures';
import { markOf } from '@/lib/backup/write-archive';
import { migrateSchema } from '@/lib/server/database/migrate-schema';

export type RestoreOptions = ReadOptions & {
  /** Of PostgreSQL itself, not of a pooler. */
  url: string;
  dataDir: string;
  /** What the restored site will seal with. */
  authSecret: string;
  /** What `checkArchive` gave; the archive is read through first where it is not there. */
  manifest?: Manifest;
  /** Leaves the rows at the migration that they were written at: for going back to the Colophon that made the archive. */
  keepsVersion?: boolean;
  onStep?: (step: 'load' | 'migrate' | 'switch') => void;
};

export type Restored = {
  manifest: Manifest;
  /** Sealed secrets that nobody can open here: AUTH_SECRET is another one, and the archive does not hold the former. */
  isSecretLost: boolean;
  /** Tables of somebody else's that are in the archive and were not restored. */
  strange: string[];
} & PutInPlace;

/** Reads an archive through, touching nothing. @throws {ArchiveError} also where a newer Colophon made it */
export async function checkArchive(file: string, options: ReadOptions = {}): Promise<Manifest> {
  return readArchive(file, { onManifest: async (manifest) => void (await migrationsOf(manifest)) }, options);
}

/**
 * Puts the site of an archive in the place of what is there. Everything is loaded, compared and migrated beside it;
 * one transaction then changes the one for the other. For whoever has the lock of backups, while no server runs.
 */
export async function restoreArchive(file: string, options: RestoreOptions): Promise<Restored> {
  const { url, dataDir, authSecret, onStep = () => {} } = options;
  const sql = connectForLong(url, 'colophon restore');
  let loaded: Loaded | undefined;
  try {
    // The first time for each byte of it, the second for what is done with it.
    const manifest = options.manifest ?? (await checkArchive(file, options));
    const hashes = hashesOf(manifest);
    await addExtensions(sql);
    onStep('load');
    loaded = await loadArchive(url, file, {
      ...options,
      onPicture: restorePictures(
        path.join(dataDir, 'media'),
        () => hashes,
        (base, name) => notePicture(sql, base, name),
      ),
    });
    const { scratch, secret, strange } = loaded;
    if (!options.keepsVersion) {
      onStep('migrate');
      await migrateSchema(scratch.sql, scratch.schema);
    }
    const former = secret ?? (markOf(authSecret) === manifest.authSecret.mark ? authSecret : null);
    if (former && former !== authSecret) await reseal(scratch, former, authSecret);
    onStep('switch');
    return { manifest, isSecretLost: former === null, strange, ...(await putInPlace(scratch)) };
  } catch (error) {
    throw await explained(error, options);
  } finally {
    await loaded?.scratch.close();
    await sql.end({ timeout: 5 });
  }
}

async function explained(error: unknown, { url, dataDir }: RestoreOptions): Promise<unknown> {
  const { code, message, detail } = error as { code?: string; message?: string; detail?: string };
  if (code === '42P07' || code === '42723' || code === '42710')
    return new ArchiveError(
      `Something in the database that is not Colophon’s is in the way: ${message}. Nothing was changed.`,
    );
  if (code === '2BP01')
    return new ArchiveError(
      `Something that is not Colophon’s needs what would be replaced: ${detail?.replaceAll(/colophon_replaced_\d+\./g, '')}. Nothing was changed; drop it, restore, and make it anew.`,
    );
  const words = { use: 'pictures', remedy: 'Make room, and restore again.' };
  const file = explainFileError(error, path.join(dataDir, 'media'), words);
  const found = file === error ? await explainDatabaseError(error, url) : file;
  const isOutside = file !== error || found instanceof DatabaseTrouble;
  return isOutside ? new ArchiveError(`${(found as Error).message} Nothing was changed.`) : found;
}
