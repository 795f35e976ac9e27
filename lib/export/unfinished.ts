import 'server-only';
import { rmSync } from 'node:fs';
import { readdir, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { tryLock } from '@/lib/server/process/lock';

/** Where something is made before it takes its name. */
type Unfinished = { path: string; release: () => Promise<void> };

/** A file or folder beside what it becomes … */
export const besideOf = (location: string): string => `${location}.unfinished-`;
/** … or within a folder that is there, which may be a disk of its own. */
export const WITHIN = '.unfinished-';

const keyOf = (place: string): string => `unfinished export ${place}`;

/** A name that is free, for this process alone; what has it is removed when the process ends. @param start of the path */
export async function takeUnfinished(start: string): Promise<Unfinished> {
  const folder = await realpath(path.dirname(start));
  const place = path.join(folder, `${path.basename(start)}${randomBytes(4).toString('hex')}`);
  const lock = await tryLock(keyOf(place));
  if (!lock) throw new Error(`${place} is taken`);
  const remove = (): void => rmSync(place, { recursive: true, force: true, maxRetries: 3 });
  process.once('exit', remove);
  return {
    path: place,
    async release() {
      process.off('exit', remove);
      await lock.release();
    },
  };
}

/** Removes what killed processes have left. @param start as above */
export async function sweepUnfinished(start: string): Promise<void> {
  const folder = await realpath(path.dirname(start)).catch(() => null);
  const names = folder === null ? [] : await readdir(folder).catch(() => []);
  for (const name of names) {
    const mark = name.startsWith(path.basename(start)) ? name.slice(path.basename(start).length) : '';
    if (!/^[\da-f]{8}$/.test(mark)) continue;
    const place = path.join(folder!, name);
    const lock = await tryLock(keyOf(place));
    if (!lock) continue;
    await rm(place, { recursive: true, force: true });
    await lock.release();
  }
}
