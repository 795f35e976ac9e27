import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { explained } from '@/lib/server/process/data-dir';
import { StartError } from '@/lib/server/process/start-error';
import { syncFolder } from '@/lib/server/process/sync-folder';

/** Made once, kept under `DATA_DIR/secrets`, so that restarts and rebuilds keep people logged in and forms valid. */
export type Secrets = {
  authSecret: string;
  /** Encrypts what server actions send to the browser and back: 32 bytes in base64, as Next wants it. */
  actionsKey: string;
};

type Kind = {
  file: string;
  encoding: 'base64' | 'base64url';
  isWhole: (text: string) => boolean;
  remedy: string;
};

const AUTH_SECRET: Kind = {
  file: 'auth-secret',
  encoding: 'base64url',
  isWhole: (text) => text.length >= 32,
  remedy:
    'Restore it from a backup, or remove it to have another one made: then everybody is logged out, and of two-step login only the recovery codes work.',
};

const ACTIONS_KEY: Kind = {
  file: 'server-actions-key',
  encoding: 'base64',
  isWhole: (text) => Buffer.from(text, 'base64').length === 32,
  remedy:
    'Remove it to have another one made: then whoever has a form open must load its page again to send it.',
};

const DATABASE_PASSWORD: Kind = {
  file: 'database-password',
  encoding: 'base64url',
  isWhole: (text) => /^[\w-]{32,}$/.test(text),
  remedy: 'Restore it from a backup: the embedded database opens with no other.',
};

/** @throws {StartError} naming one that is damaged, or a folder that cannot be used */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  return {
    authSecret: await keptSecret(dataDir, AUTH_SECRET),
    actionsKey: await keptSecret(dataDir, ACTIONS_KEY),
  };
}

/** The password of the embedded PostgreSQL. Only letters, digits, `-` and `_`. @throws {StartError} as above */
export function loadDatabasePassword(dataDir: string): Promise<string> {
  return keptSecret(dataDir, DATABASE_PASSWORD);
}

async function keptSecret(dataDir: string, kind: Kind): Promise<string> {
  return explained(dataDir, async () => {
    const folder = path.join(dataDir, 'secrets');
    const file = path.join(folder, kind.file);
    const kept = await readSecret(file);
    if (kept !== null) return whole(kept, file, kind);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeOnce(file, `${randomBytes(32).toString(kind.encoding)}\n`);
    return whole((await readFile(file, 'utf8')).trim(), file, kind);
  });
}

/** A power cut, a full disk or a bad copy may leave a file empty or short; nothing may be signed with that. */
function whole(secret: string, file: string, { isWhole, remedy }: Kind): string {
  if (isWhole(secret)) return secret;
  throw new StartError(
    `${file} is damaged: it holds ${secret === '' ? 'nothing' : 'something else than what was written'}. ${remedy}`,
  );
}

/** A hard link appears whole and only once: processes that start together agree on one value, which is on the disk. */
async function writeOnce(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, text, { mode: 0o600, flag: 'wx', flush: true });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(path.dirname(file));
}

async function readSecret(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
