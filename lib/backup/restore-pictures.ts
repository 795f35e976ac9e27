import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { createMeter } from '@/lib/backup/archive/digest';
import { mediaPath, type Manifest } from '@/lib/backup/archive/manifest';
import type { Visitor } from '@/lib/backup/archive/read-entry';
import { parseFileName } from '@/lib/media/storage/file-name';

/**
 * Writes the pictures of an archive beside those that are there. Names are random and bytes under a name never change,
 * so nothing is lost to who is still using the others.
 * @param note is told of each picture before its first file is written
 */
export function restorePictures(
  mediaFolder: string,
  hashes: () => Map<string, string>,
  note: (base: string, name: string) => Promise<void>,
): NonNullable<Visitor['onPicture']> {
  return async (name, bytes, isWhole) => {
    const parsed = parseFileName(name);
    if (!parsed) return;
    const file = path.join(mediaFolder, name);
    if ((await hashOf(file)) === hashes().get(name)) return;
    const base = `${parsed.stem}${parsed.edition > 1 ? `_${parsed.edition}` : ''}`;
    await note(base, `${parsed.stem}.webp`);
    await mkdir(mediaFolder, { recursive: true });
    const draft = `${file}.${randomBytes(4).toString('hex')}.part`;
    try {
      await pipeline(bytes, createWriteStream(draft, { flags: 'wx', flush: true }));
      if (isWhole()) await rename(draft, file);
    } finally {
      await rm(draft, { force: true });
    }
  };
}

export const hashesOf = ({ files }: Manifest): Map<string, string> =>
  new Map(files.map(({ path: name, sha256 }) => [name.slice(mediaPath('').length), sha256]));

async function hashOf(file: string): Promise<string | null> {
  const meter = createMeter();
  try {
    for await (const chunk of createReadStream(file)) meter.add(chunk as Buffer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return meter.digest().sha256;
}
