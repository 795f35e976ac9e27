import { statfs } from 'node:fs/promises';
import { ArchiveError } from '@/lib/backup/archive/archive-error';

/** Bytes that stay free, so that a backup never takes from the database its last room. */
const RESERVE = 64 * 2 ** 20;

/** @throws {ArchiveError} saying how much is needed and how much there is */
export async function requireSpace(folder: string, bytes: number): Promise<void> {
  const found = await statfs(folder);
  const free = found.bavail * found.bsize;
  if (free >= bytes + RESERVE) return;
  throw new ArchiveError(
    `There is too little room in ${folder}: a backup may need ${inMegabytes(bytes + RESERVE)}, and ${inMegabytes(free)} are free. Remove something, or name another folder (BACKUP_DIR).`,
  );
}

/** A full disk and a folder that may not be written, in words; anything else as it was. */
export function explainFileError(error: unknown, folder: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new ArchiveError(
      `The disk of ${folder} is full. Remove something, or name another folder (BACKUP_DIR).`,
    );
  if (code && ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'EIO', 'EEXIST'].includes(code))
    return new ArchiveError(`${folder} cannot be used for backups: ${message}.`);
  return error;
}

export const inMegabytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1_000_000))} MB`;
