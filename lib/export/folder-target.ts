import 'server-only';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, rmdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Target } from './target';

/** Beside the folder, and renamed at the end. @param folder which is empty or absent */
export async function folderTarget(folder: string): Promise<Target> {
  const unfinished = await mkdtemp(`${folder}.unfinished-`);
  const made = new Set<string>();
  return {
    async add({ path: name, modifiedAt, content }) {
      const file = path.join(unfinished, ...name.split('/'));
      const parent = path.dirname(file);
      if (!made.has(parent)) await mkdir(parent, { recursive: true });
      made.add(parent);
      if (Buffer.isBuffer(content)) await writeFile(file, content, { flag: 'wx' });
      else await pipeline(Readable.from(content), createWriteStream(file, { flags: 'wx' }));
      await utimes(file, modifiedAt, modifiedAt);
    },
    async finish() {
      // `rename` takes the place of an empty folder, but not on every system.
      if ((await readdir(folder).catch(() => null))?.length === 0) await rmdir(folder);
      await rename(unfinished, folder);
    },
    discard: () => rm(unfinished, { recursive: true, force: true }),
  };
}
