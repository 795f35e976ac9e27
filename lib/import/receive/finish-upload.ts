import 'server-only';
import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { formatOf, type FileFormat } from './file-format';
import { describeUpload, filesFolder, partOf, readUpload, removeUpload, type Upload } from './uploads';
import type { UploadProblem } from './upload-problems';
import { headOf } from './write-part';
import { syncFolder } from '@/lib/server/process/sync-folder';

export type Finished = { upload: Upload } | { problem: UploadProblem; name?: string };

/** Once everything has come: what is no export goes at once, the rest waits for its settings. */
export async function finishUpload(id: string): Promise<Finished> {
  const upload = await readUpload(id);
  if (!upload) return { problem: 'gone' };
  if (upload.isWhole) return { upload };
  if (upload.files.some(({ received, size }) => received !== size)) return { problem: 'incomplete' };
  const formats: FileFormat[] = [];
  for (const [index, { name }] of upload.files.entries()) {
    const told = formatOf(await headOf(partOf(id, index)));
    if ('problem' in told) return refuseFor(id, told.problem, name);
    formats.push(told.format);
  }
  if (!belongTogether(formats)) return refuseFor(id, 'mixed');
  await mkdir(filesFolder(id), { recursive: true, mode: 0o700 });
  for (const [index, format] of formats.entries())
    await settle(partOf(id, index), path.join(filesFolder(id), `${index + 1}.${format}`));
  await describeUpload(id, { ...upload, isWhole: true });
  return { upload: (await readUpload(id))! };
}

/** Files of one WordPress or one of Ghost, and a zip with the pictures of either. */
function belongTogether(formats: FileFormat[]): boolean {
  const count = (of: FileFormat) => formats.filter((format) => format === of).length;
  const [xml, json, zip] = [count('xml'), count('json'), count('zip')];
  return formats.length === 1 || (zip <= 1 && (json === 0 || (json === 1 && xml === 0)));
}

async function refuseFor(id: string, problem: UploadProblem, name?: string): Promise<Finished> {
  await removeUpload(id);
  return { problem, name };
}

/** On the disk first: a name says that it is whole. Another window may have been faster. */
async function settle(part: string, file: string): Promise<void> {
  try {
    const handle = await open(part, 'r+');
    await handle.sync().finally(() => handle.close());
    await rename(part, file);
    await syncFolder(path.dirname(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
