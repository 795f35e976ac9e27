import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { explained } from '@/lib/server/data-dir';

/** Made once, kept under `DATA_DIR/secrets`, so that restarts and rebuilds keep people logged in and forms valid. */
export type Secrets = {
  /** Signs sessions. */
  authSecret: string;
  /** Encrypts what server actions send to the browser and back: 32 bytes in base64, as Next wants it. */
  actionsKey: string;
};

export async function loadSecrets(dataDir: string): Promise<Secrets> {
  return {
    authSecret: await keptSecret(dataDir, 'auth-secret', 'base64url'),
    actionsKey: await keptSecret(dataDir, 'server-actions-key', 'base64'),
  };
}

/** The password of the embedded PostgreSQL. Only letters, digits, `-` and `_`. */
export function loadDatabasePassword(dataDir: string): Promise<string> {
  return keptSecret(dataDir, 'database-password', 'base64url');
}

async function keptSecret(dataDir: string, name: string, encoding: 'base64' | 'base64url'): Promise<string> {
  return explained(dataDir, async () => {
    const folder = path.join(dataDir, 'secrets');
    const file = path.join(folder, name);
    const kept = await readSecret(file);
    if (kept) return kept;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeOnce(file, `${randomBytes(32).toString(encoding)}\n`);
    return (await readFile(file, 'utf8')).trim();
  });
}

/** A hard link appears whole or not at all, and only once: processes that start together agree on one value. */
async function writeOnce(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function readSecret(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
