import { readFile } from 'node:fs/promises';
import { ArchiveError } from '@/lib/backup/archive/archive-error';

/** The first line of a file. @throws {ArchiveError} where there is none */
export async function readPassphrase(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ArchiveError(`The file of the passphrase cannot be read: ${error.message}.`);
  });
  const [line = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (line === '')
    throw new ArchiveError(`The first line of ${file} is empty, and should be the passphrase.`);
  return line;
}
