import 'server-only';
import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { ExportError } from './export-error';
import { folderTarget } from './folder-target';
import type { Target } from './target';
import { besideOf, sweepUnfinished, WITHIN } from './unfinished';
import { zipTarget } from './zip-target';

/**
 * Writes into a folder that is empty or absent, or an archive that is absent: whole, or not at all.
 * @param location a zip where it ends in `.zip`. @param isPublic not for the eyes of this account alone. @throws {ExportError}
 */
export async function exportTo<T>(
  location: string,
  write: (target: Target) => Promise<T>,
  { isPublic = false }: { isPublic?: boolean } = {},
): Promise<T> {
  const isZip = /\.zip$/i.test(location);
  for (const start of [besideOf(location), path.join(location, WITHIN)]) await sweepUnfinished(start);
  await refuseWhatIsThere(location, isZip);
  let target: Target | undefined;
  try {
    await mkdir(path.dirname(location), { recursive: true }).catch(asNoFolder);
    target = await (isZip ? zipTarget : folderTarget)(location, isPublic);
    const written = await write(target);
    await target.finish();
    return written;
  } catch (error) {
    await target?.discard();
    throw inWords(error, location);
  }
}

async function refuseWhatIsThere(location: string, isZip: boolean): Promise<void> {
  const found = await stat(location).catch(() => null);
  if (!found) return;
  if (isZip) throw new ExportError(`${location} is there already. Name a file that is not.`);
  if (!found.isDirectory())
    throw new ExportError(`${location} is a file. Name a folder, or a file that ends in .zip.`);
  const names = await readdir(location).catch((error: unknown) => {
    throw inWords(error, location);
  });
  if (names.length > 0)
    throw new ExportError(`${location} is not empty. Name a folder that is empty or not there yet.`);
}

/** `mkdir` says of a file in the way that it is there. */
function asNoFolder(error: NodeJS.ErrnoException): never {
  if (error.code === 'EEXIST') error.code = 'ENOTDIR';
  throw error;
}

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk has no more room for you',
  EACCES: 'this account may not write there',
  EPERM: 'this account may not write there',
  EROFS: 'nothing can be written there',
  ENOTDIR: 'a part of the path is a file',
  ENAMETOOLONG: 'a name is too long for this disk',
  EEXIST: 'something else took its place meanwhile',
  ENOTEMPTY: 'something else took its place meanwhile',
};

function inWords(error: unknown, location: string): unknown {
  const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
  return reason ? new ExportError(`${path.basename(location)} cannot be made: ${reason}.`) : error;
}
