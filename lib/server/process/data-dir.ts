import { mkdir, realpath } from 'node:fs/promises';
import { StartError } from '@/lib/server/process/start-error';

/** Makes the folder when it is missing. @returns its one true path @throws {StartError} when it cannot be used */
export async function openDataDir(folder: string): Promise<string> {
  return explained(folder, async () => {
    await mkdir(folder, { recursive: true });
    return realpath(folder);
  });
}

export async function explained<T>(folder: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code || !refusals.has(code)) throw error;
    throw new StartError(
      `DATA_DIR is ${folder}, which this account cannot use (${message}). Example: DATA_DIR=/var/lib/colophon`,
    );
  }
}

const refusals = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'EEXIST', 'ELOOP']);
