import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { StartError } from '@/lib/server/process/start-error';

/**
 * PostgreSQL reads no data of another major version, and converts it only with the programs of both: those of the former
 * one went with `npm ci`. Nothing is touched. @param own the major version of the programs @throws {StartError} with the way on
 */
export async function requireOwnVersion(cluster: string, own: number): Promise<void> {
  // Where nothing is, or nobody may read, the start goes on and says so.
  const text = await readFile(path.join(cluster, 'PG_VERSION'), 'utf8').catch(() => null);
  if (text === null) return;
  const made = /^(\d+)(?:\.\d+)?\s*$/.exec(text)?.[1];
  if (made === undefined)
    throw new StartError(
      `The database in ${cluster} does not say which PostgreSQL made it (PG_VERSION). A part of it may be lost: restore a backup.\n${wayOn(cluster, 'damaged', 'its backup')}`,
    );
  if (Number(made) === own) return;
  const found = `The database in ${cluster} was made by PostgreSQL ${made}, and this Colophon brings PostgreSQL ${own}, which cannot read it. Nothing was changed.`;
  throw new StartError(
    Number(made) < own
      ? `${found} Take it along in a backup:\n  in the Colophon that you had until now: npm run backup\n${wayOn(cluster, made, 'the file that it names')}`
      : `${found} It is of a newer Colophon: install that again. Or go back to a backup that this version, or an older one, made:\n${wayOn(cluster, made, 'its file')}`,
  );
}

const wayOn = (cluster: string, mark: string, file: string): string =>
  [
    `  then, here: mv ${cluster} ${cluster}-${mark}`,
    `  npm run restore -- FILE (${file})`,
    '  npm start',
  ].join('\n');
