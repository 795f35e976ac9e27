import 'server-only';
import { randomBytes } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { settings } from '@/lib/env';
import { z } from '@/lib/zod';
import { MAX_IMPORT_BYTES } from '@/lib/body-length';
import { fail, ok, type Result } from '@/lib/result';
import type { UploadProblem } from './upload-problems';

/** What is on its way, or has come and waits for its settings. It lies in a folder of its own under `imports/`. */
export type Upload = { id: string; files: UploadedFile[]; isWhole: boolean; createdAt: Date };

export type UploadedFile = {
  /** As the person calls it; never a path here. */
  name: string;
  size: number;
  /** Milliseconds, as the browser says: with name and size it tells one file from another. */
  modifiedAt: number;
  /** Bytes that are here. */
  received: number;
};

const StoredSchema = z.object({
  files: z.array(z.object({ name: z.string(), size: z.number(), modifiedAt: z.number() })),
  isWhole: z.boolean(),
  createdAt: z.coerce.date(),
});

type Announced = Pick<UploadedFile, 'name' | 'size' | 'modifiedAt'>;

export const MAX_FILES = 20;

/** Bytes of the disk that an upload leaves to the database and to what the import makes. */
const SPARE = 200_000_000;

export const uploadsFolder = (): string => path.join(settings().DATA_DIR, 'imports');

/** Names are made here and nowhere else: no dots, no slashes. */
export const isUploadId = (text: string): boolean => /^[a-f0-9]{32}$/.test(text);

export function folderOf(id: string): string {
  if (!isUploadId(id)) throw new Error(`not an upload: ${id}`);
  return path.join(uploadsFolder(), id);
}

/** The files alone, named by number and kind. */
export const filesFolder = (id: string): string => path.join(folderOf(id), 'files');

/** What has come of one of the files. @param index from 0 */
export const partOf = (id: string, index: number): string => path.join(folderOf(id), `${index + 1}.part`);

/** The same files once more go on where they were cut off. */
export async function openUpload(files: Announced[]): Promise<Result<Upload, UploadProblem>> {
  if (files.length === 0) return fail('none');
  if (files.length > MAX_FILES) return fail('too-many');
  if (files.some(({ size }) => size === 0)) return fail('empty');
  const begun = (await listUploads()).find((upload) => isSame(upload.files, files));
  if (begun) return ok(begun);
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > MAX_IMPORT_BYTES) return fail('too-large');
  if (!(await hasRoomFor(size))) return fail('no-room');
  const id = await makeFolder();
  for (const index of files.keys()) await writeFile(partOf(id, index), '', { mode: 0o600 });
  await describeUpload(id, { files, isWhole: false });
  return ok((await readUpload(id))!);
}

export async function makeFolder(): Promise<string> {
  const id = randomBytes(16).toString('hex');
  await mkdir(folderOf(id), { recursive: true, mode: 0o700 });
  return id;
}

export async function hasRoomFor(bytes: number): Promise<boolean> {
  await mkdir(uploadsFolder(), { recursive: true, mode: 0o700 });
  const { bavail, bsize } = await statfs(uploadsFolder());
  return bavail * bsize >= bytes + SPARE;
}

export async function describeUpload(
  id: string,
  { files, isWhole, createdAt = new Date() }: { files: Announced[]; isWhole: boolean; createdAt?: Date },
): Promise<void> {
  const stored = files.map(({ name, size, modifiedAt }) => ({ name, size, modifiedAt }));
  const file = path.join(folderOf(id), 'upload.json');
  // Two windows may end the same upload at once.
  const partial = `${file}.${randomBytes(4).toString('hex')}.part`;
  await writeFile(partial, JSON.stringify({ files: stored, isWhole, createdAt }), { mode: 0o600 });
  await rename(partial, file);
}

export async function readUpload(id: string): Promise<Upload | null> {
  if (!isUploadId(id)) return null;
  const text = await readFile(path.join(folderOf(id), 'upload.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  const { files, ...rest } = StoredSchema.parse(JSON.parse(text));
  const sizes = await Promise.all(
    files.map(async (file, index) => (rest.isWhole ? file.size : await sizeOf(partOf(id, index)))),
  );
  return { id, ...rest, files: files.map((file, index) => ({ ...file, received: sizes[index]! })) };
}

/** Newest first. */
export async function listUploads(): Promise<Upload[]> {
  const ids = await uploadIds();
  const uploads = await Promise.all(ids.map((id) => readUpload(id).catch(() => null)));
  return uploads
    .filter((upload) => upload !== null)
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
}

export async function uploadIds(): Promise<string[]> {
  return (await readdir(uploadsFolder()).catch(() => [])).filter(isUploadId);
}

/** Folders that the reading of a zip makes, and takes away again unless it is killed. */
export async function unpackedFolders(): Promise<string[]> {
  const names = (await readdir(uploadsFolder()).catch(() => [])).filter((name) =>
    name.startsWith('unpacked-'),
  );
  return names.map((name) => path.join(uploadsFolder(), name));
}

export async function removeUpload(id: string): Promise<void> {
  await rm(folderOf(id), { recursive: true, force: true });
}

/** What is read: its files, each on a line of its own. Null where it is not whole, or gone. */
export async function locationOf(id: string): Promise<string | null> {
  const names = (await readUpload(id))?.isWhole ? await readdir(filesFolder(id)).catch(() => []) : [];
  const inOrder = names.sort((a, b) => parseInt(a) - parseInt(b));
  return names.length === 0 ? null : inOrder.map((name) => path.join(filesFolder(id), name)).join('\n');
}

/** An import reads it from now on: it is neither listed any more, nor found when the same file is sent again. */
export async function takeUpload(id: string): Promise<void> {
  await rm(path.join(folderOf(id), 'upload.json'), { force: true });
}

/** @param location as an import has it */
export async function isThere(location: string): Promise<boolean> {
  const found = await Promise.all(
    location.split('\n').map((file) =>
      access(file).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.every(Boolean);
}

/** @param location as an import has it; what lies elsewhere stays */
export async function removeUploadAt(location: string): Promise<void> {
  const id = path.relative(uploadsFolder(), location.split('\n', 1)[0]!).split(path.sep, 1)[0]!;
  if (isUploadId(id)) await removeUpload(id);
}

const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );

const isSame = (there: Announced[], sent: Announced[]): boolean =>
  there.length === sent.length &&
  there.every(({ name, size, modifiedAt }, index) => {
    const other = sent[index]!;
    return other.name === name && other.size === size && other.modifiedAt === modifiedAt;
  });
