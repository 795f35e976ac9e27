import 'server-only';
import { randomBytes } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { settings } from '@/lib/env';

export const MEDIA_TYPE = 'image/webp';

/** Names are made here and nowhere else: no dots, no slashes, one extension. */
const namePattern = /^[a-f0-9]{24}\.webp$/;

export const makeMediaName = (): string => `${randomBytes(12).toString('hex')}.webp`;

export function mediaPath(name: string): string | null {
  return namePattern.test(name) ? path.join(settings().DATA_DIR, 'media', name) : null;
}

export async function mediaFileExists(name: string): Promise<boolean> {
  const file = mediaPath(name);
  return (
    file !== null &&
    (await access(file).then(
      () => true,
      () => false,
    ))
  );
}

/** Needs no database, so pictures of finished pages keep showing while it is away. Null when there is none. */
export async function readMediaFile(name: string): Promise<Buffer<ArrayBuffer> | null> {
  const file = mediaPath(name);
  if (!file) return null;
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Whole or not at all: written under another name, brought to the disk, then renamed. */
export async function writeMediaFile(name: string, bytes: Uint8Array): Promise<void> {
  const file = mediaPath(name);
  if (!file) throw new Error(`not a media name: ${name}`);
  await mkdir(path.dirname(file), { recursive: true });
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
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

export async function removeMediaFile(name: string): Promise<void> {
  const file = mediaPath(name);
  if (file) await rm(file, { force: true });
}
