import 'server-only';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Target } from './target';
import { besideOf, takeUnfinished, WITHIN } from './unfinished';

/** Beside the folder, and renamed at the end; within one that is there. @param folder which is empty or absent */
export async function folderTarget(folder: string, isPublic: boolean): Promise<Target> {
  const isThere = (await stat(folder).catch(() => null)) !== null;
  const unfinished = await takeUnfinished(isThere ? path.join(folder, WITHIN) : besideOf(folder));
  const modes = isPublic ? { folder: 0o777, file: 0o666 } : { folder: 0o700, file: 0o600 };
  await mkdir(unfinished.path, { mode: modes.folder });
  const made = new Set<string>();
  /** Names at the top, in their order: what says that all is there comes last. */
  const names = new Set<string>();
  const moved: string[] = [];
  return {
    async add({ path: name, modifiedAt, content }) {
      const parts = name.split('/');
      const file = path.join(unfinished.path, ...parts);
      const parent = path.dirname(file);
      if (!made.has(parent)) await mkdir(parent, { recursive: true, mode: modes.folder });
      made.add(parent);
      names.add(parts[0]!);
      const options = { flags: 'wx', mode: modes.file };
      if (Buffer.isBuffer(content)) await writeFile(file, content, { flag: 'wx', mode: modes.file });
      else await pipeline(Readable.from(content), createWriteStream(file, options));
      await utimes(file, modifiedAt, modifiedAt);
    },
    async finish() {
      if (!isThere) await rename(unfinished.path, folder);
      else {
        await requireNothingElse(folder);
        for (const name of names) {
          await rename(path.join(unfinished.path, name), path.join(folder, name));
          moved.push(name);
        }
        await rmdir(unfinished.path);
      }
      await unfinished.release();
    },
    async discard() {
      for (const name of moved.splice(0)) await rm(path.join(folder, name), { recursive: true, force: true });
      await rm(unfinished.path, { recursive: true, force: true });
      await unfinished.release();
    },
  };
}

async function requireNothingElse(folder: string): Promise<void> {
  const others = (await readdir(folder)).filter((name) => !name.startsWith(WITHIN));
  if (others.length > 0) throw Object.assign(new Error(`${folder} is not empty`), { code: 'ENOTEMPTY' });
}
