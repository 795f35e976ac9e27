import { rmSync } from 'node:fs';
import { mkdir, readdir, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { endOrphan } from '@/lib/server/embedded-postgres/postmaster-file';
import { tryLock } from '@/lib/server/process/lock';

/** Marks folders that are gone when their process is. */
const MARK = '.backup-part';

const keyOf = (folder: string) => `backup part ${folder}`;

/** The folder that people know, of one within that they do not. */
export const outsideOf = (folder: string): string =>
  path.basename(folder).endsWith(MARK) ? outsideOf(path.dirname(folder)) : folder;

/** A folder of one's own beside other files, for this process alone; what killed ones left there is removed first. */
export async function withTemporaryFolder<T>(
  parent: string,
  run: (folder: string) => Promise<T>,
): Promise<T> {
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const place = await realpath(parent);
  await sweep(place);
  const folder = path.join(place, `.${randomBytes(6).toString('hex')}${MARK}`);
  const lock = await tryLock(keyOf(folder));
  if (!lock) throw new Error(`${folder} is taken`);
  // A signal ends a process that has not come to its end.
  const removeNow = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.once('exit', removeNow);
  try {
    await mkdir(folder, { mode: 0o700 });
    return await run(folder);
  } finally {
    process.off('exit', removeNow);
    await rm(folder, { recursive: true, force: true });
    await lock.release();
  }
}

async function sweep(place: string): Promise<void> {
  for (const name of await readdir(place)) {
    if (!name.startsWith('.') || !name.endsWith(MARK)) continue;
    const folder = path.join(place, name);
    const lock = await tryLock(keyOf(folder));
    if (!lock) continue;
    await remove(folder);
    await lock.release();
  }
}

/** With a database that still runs in it. What another account left, in a folder for all, stays. */
async function remove(folder: string): Promise<void> {
  try {
    await endOrphan(path.join(folder, 'postgres'));
    await rm(folder, { recursive: true, force: true });
  } catch (error) {
    if (!['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
