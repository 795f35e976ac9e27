import 'server-only';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { listLocationsInUse } from './queries';
import { folderOf, removeUpload, unpackedFolders, uploadIds } from './uploads';

/** Milliseconds that something may lie that nobody goes on with. */
const KEPT_FOR = 86_400_000;

/** Removes what was sent and never imported, what was cut off, and what an import has done with. */
export async function sweepUploads(now = Date.now()): Promise<void> {
  const inUse = await listLocationsInUse();
  for (const id of await uploadIds()) {
    const folder = folderOf(id);
    const isUsed = inUse.some((location) => location === folder || location.startsWith(folder + path.sep));
    if (!isUsed && (await lastTouched(folder)) < now - KEPT_FOR) await removeUpload(id);
  }
  for (const folder of await unpackedFolders())
    if ((await lastTouched(folder)) < now - KEPT_FOR) await rm(folder, { recursive: true, force: true });
}

async function lastTouched(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const paths = [folder, ...names.map((name) => path.join(folder, name))];
  const times = await Promise.all(
    paths.map((at) =>
      stat(at).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  return Math.max(...times);
}
