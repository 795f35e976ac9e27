import { copyFile, link, readdir } from 'node:fs/promises';
import path from 'node:path';
import { parseFileName } from '@/lib/media/storage/file-name';

type Picture = { name: string; edition: number };

/**
 * Second names for the files of pictures, so that none is gone before it is read, whoever removes it meanwhile.
 * @param folder on the same disk as `mediaFolder` @returns the names of the files, and the pictures that have none
 */
export async function keepPictures(
  mediaFolder: string,
  folder: string,
  pictures: Picture[],
): Promise<{ files: string[]; missing: string[] }> {
  const editions = new Map(pictures.map(({ name, edition }) => [name, edition]));
  const present = (await readdir(mediaFolder).catch(noneIfAbsent)).filter((file) => {
    const parsed = parseFileName(file);
    return parsed !== null && editions.get(`${parsed.stem}.webp`) === parsed.edition;
  });
  const files: string[] = [];
  for (const file of present.sort()) {
    if (await keep(path.join(mediaFolder, file), path.join(folder, file))) files.push(file);
  }
  const kept = new Set(files.map((file) => `${parseFileName(file)!.stem}.webp`));
  return { files, missing: pictures.map(({ name }) => name).filter((name) => !kept.has(name)) };
}

/** @returns whether it was still there */
async function keep(file: string, copy: string): Promise<boolean> {
  try {
    await link(file, copy);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return false;
    // Not every file system has links.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EXDEV', 'EMLINK', 'ENOSYS'].includes(code ?? '')) throw error;
  }
  return copyFile(file, copy).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}

const noneIfAbsent = (error: NodeJS.ErrnoException): string[] => {
  if (error.code === 'ENOENT') return [];
  throw error;
};
