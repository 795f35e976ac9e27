import { readFile, rename, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Account } from '@/lib/server/embedded-postgres/account';

/** Bytes that parallel queries want of /dev/shm; a container gives 64 MB where nobody says otherwise. */
const SHARED_MEMORY = 32 * 2 ** 20;

const LOCALE = /^(\s*lc_(?:messages|monetary|numeric|time)\s*=\s*)'(?!C')[^']*'/gm;

/** Older versions wrote a locale, and PostgreSQL refuses a file that names one this machine lacks. */
export async function dropSystemLocales(cluster: string, account: Account): Promise<void> {
  const file = path.join(cluster, 'postgresql.conf');
  const text = await readFile(file, 'utf8');
  const portable = text.replace(LOCALE, "$1'C'");
  if (portable === text) return;
  const draft = `${file}.new`;
  await writeFile(draft, portable, { mode: 0o600, flush: true });
  await account.own(draft);
  await rename(draft, file);
}

export async function sharedMemoryType(folder = '/dev/shm'): Promise<'posix' | 'mmap' | 'windows'> {
  if (process.platform !== 'linux') return process.platform === 'win32' ? 'windows' : 'posix';
  const found = await statfs(folder).catch(() => null);
  return found && found.bavail * found.bsize >= SHARED_MEMORY ? 'posix' : 'mmap';
}
