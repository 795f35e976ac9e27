import 'server-only';
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { isBackupName } from '@/lib/backup/backup-name';
import { settings } from '@/lib/env';
import { NotFoundError } from '@/lib/errors';

export type BackupFile = { file: string; byteSize: number; createdAt: Date };

/** Those that lie in the folder of backups, by name; none where it cannot be read. */
export async function listBackupFiles(): Promise<Map<string, BackupFile>> {
  const names = await readdir(settings().BACKUP_DIR).catch(() => []);
  const files = new Map<string, BackupFile>();
  for (const name of names) {
    const found = await findBackupFile(name).catch(() => null);
    if (found) files.set(name, found);
  }
  return files;
}

/** A file of the folder of backups, by its name alone. @throws {NotFoundError} for anything else */
export async function findBackupFile(fileName: string): Promise<BackupFile> {
  const file = path.join(settings().BACKUP_DIR, fileName);
  const found = isBackupName(fileName) ? await lstat(file).catch(() => null) : null;
  if (!found?.isFile()) throw new NotFoundError();
  return { file, byteSize: found.size, createdAt: found.mtime };
}
