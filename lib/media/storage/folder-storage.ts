import 'server-only';
import { randomBytes } from 'node:crypto';
import { access, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseFileName } from '@/lib/media/storage/file-name';
import type { MediaStorage } from './media-storage';
import { syncFolder } from '@/lib/server/process/sync-folder';

const noneIfAbsent = (error: NodeJS.ErrnoException): null => {
  if (error.code === 'ENOENT') return null;
  throw error;
};

export function folderStorage(folder: string): MediaStorage {
  const pathOf = (name: string): string | null => (parseFileName(name) ? path.join(folder, name) : null);
  return {
    async read(name) {
      const file = pathOf(name);
      return file === null ? null : readFile(file).catch(noneIfAbsent);
    },
    async has(name) {
      const file = pathOf(name);
      return file !== null && (await access(file).then(() => true, noneIfAbsent)) === true;
    },
    async write(name, bytes) {
      const file = pathOf(name);
      if (!file) throw new Error(`not a media name: ${name}`);
      await mkdir(folder, { recursive: true });
      await writeWhole(file, bytes);
    },
    async removeAll(base) {
      if (!parseFileName(`${base}.webp`)) throw new Error(`not a media name: ${base}`);
      const files = (await readdir(folder).catch(noneIfAbsent)) ?? [];
      const own = new RegExp(`^${base}(-\\d+)?\\.webp(\\.[a-f0-9]+\\.part)?$`);
      for (const file of files.filter((name) => own.test(name)))
        await rm(path.join(folder, file), { force: true });
    },
  };
}

/** Written under another name, brought to the disk, then renamed. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const partial = `${file}.${randomBytes(4).toString('hex')}.part`;
  try {
    const handle = await open(partial, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, file);
    await syncFolder(path.dirname(file));
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
