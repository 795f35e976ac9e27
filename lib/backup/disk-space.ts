import { statfs } from 'node:fs/promises';
import { ArchiveError } from '@/lib/backup/archive/archive-error';
import { outsideOf } from '@/lib/backup/temporary-folder';

/** Bytes that stay free, so that a backup never takes from the database its last room. */
const RESERVE = 64 * 2 ** 20;

const REMEDY = 'Remove something, or name another folder (BACKUP_DIR, or --to).';

/** @throws {ArchiveError} saying how much is needed and how much there is */
export async function requireSpace(folder: string, bytes: number): Promise<void> {
  const found = await statfs(folder);
  const free = found.bavail * found.bsize;
  if (free >= bytes + RESERVE) return;
  throw new ArchiveError(
    `There is too little room in ${outsideOf(folder)}: a backup may need ${inMegabytes(bytes + RESERVE)}, and ${inMegabytes(free)} are free. ${REMEDY}`,
  );
}

/** A full disk, one that takes no large files and a folder that may not be written, in words; anything else as it was. */
export function explainFileError(
  error: unknown,
  folder: string,
  { use = 'backups', remedy = REMEDY } = {},
): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  const place = outsideOf(folder);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new ArchiveError(`The disk of ${place} is full. ${remedy}`);
  if (code === 'EFBIG')
    return new ArchiveError(
      `A file became larger than ${place} takes: its disk is of a kind that ends at 4 GB, such as FAT, or the process may not write more (ulimit -f). ${remedy}`,
    );
  if (code && ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'EIO', 'EEXIST'].includes(code))
    return new ArchiveError(`${place} cannot be used for ${use}: ${message}.`);
  return error;
}

export const inMegabytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1_000_000))} MB`;
