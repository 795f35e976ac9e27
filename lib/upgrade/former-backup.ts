import 'server-only';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { createMeter } from '@/lib/backup/archive/digest';
import type { Manifest } from '@/lib/backup/archive/manifest';
import { isEncrypted, readArchive } from '@/lib/backup/archive/read-archive';
import { backupName } from '@/lib/backup/backup-name';
import { copyOut, inSnapshot, listApplied, listArchivable } from '@/lib/backup/queries/snapshot';
import { LEFT_OUT, type ArchiveSource } from '@/lib/backup/write-archive';

/** In the names of backups that were made before an update. */
export const LABEL = '-before-upgrade';

export type FormerBackup = { file: string; manifest: Manifest; bytes: number };

/**
 * The backup of an update that was tried and not done, if it is whole and the database has the same rows still: a start
 * that fails again and again needs no other. Null where any doubt is left.
 */
export async function findFormerBackup(source: ArchiveSource, folder: string): Promise<FormerBackup | null> {
  try {
    const newest = await newestIn(folder, source);
    if (!newest || (await isEncrypted(newest)) !== (source.passphrase !== undefined)) return null;
    const manifest = await readArchive(newest, {}, { passphrase: source.passphrase });
    if (!(await isOfNow(source.url, manifest))) return null;
    return { file: newest, manifest, bytes: (await stat(newest)).size };
  } catch {
    return null;
  }
}

async function newestIn(folder: string, { site, passphrase }: ArchiveSource): Promise<string | null> {
  const facts = { site, isEncrypted: passphrase !== undefined, label: LABEL };
  const [start, end] = backupName({ ...facts, at: new Date(0) }).split('1970-01-01T00-00-00');
  const names = (await readdir(folder)).filter((name) => name.startsWith(start!) && name.endsWith(end!));
  return names.length > 0 ? path.join(folder, names.sort().at(-1)!) : null;
}

async function isOfNow(url: string, manifest: Manifest): Promise<boolean> {
  return inSnapshot(url, async (tx) => {
    if (hashesOf(await listApplied(tx)) !== hashesOf(manifest.migrations)) return false;
    const { tables } = await listArchivable(tx, LEFT_OUT);
    if (tables.length !== Object.keys(manifest.tables).length) return false;
    for (const table of tables) {
      const meter = createMeter();
      for await (const chunk of await copyOut(tx, table)) meter.add(chunk as Buffer);
      if (meter.digest().sha256 !== manifest.tables[table.name]?.sha256) return false;
    }
    return true;
  });
}

const hashesOf = (migrations: { hash: string }[]): string => migrations.map(({ hash }) => hash).join();
