import { spawn } from 'node:child_process';
import { readPending } from '@/lib/server/database/pending';
import type { Say } from '@/lib/server/process/say';
import type { Shutdown } from '@/lib/server/process/shutdown';
import { StartError } from '@/lib/server/process/start-error';

type Options = {
  root: string;
  /** Of PostgreSQL itself, not of a pooler. */
  databaseUrl: string;
  say: Say;
  shutdown: Shutdown;
  output?: 'stdout' | 'stderr';
};

/**
 * A site whose database is of an older version is backed up and updated before anything else, by the command that people
 * use for it, in a process of its own: the server keeps none of its memory. Elsewhere it is one look.
 * @throws {StartError} where no backup could be made: what keeps it from that, a full disk above all, endangers the update as well
 */
export async function upgradeFirst({
  root,
  databaseUrl,
  say,
  shutdown,
  output = 'stdout',
}: Options): Promise<void> {
  const { pending, isSite, isNewer } = await readPending(databaseUrl);
  if (isNewer)
    say('The database was updated by a newer Colophon than this one, which may not understand all of it.');
  if (pending.length === 0 || !isSite) return;
  say(
    `The database is of an older Colophon (${pending.length} steps behind): it is backed up, then updated…`,
  );
  const child = spawn(
    process.execPath,
    [
      '--conditions=react-server',
      '--import',
      './scripts/load-typescript.mjs',
      'scripts/upgrade.ts',
      '--for-start',
    ],
    { cwd: root, stdio: ['ignore', output === 'stdout' ? 'inherit' : 2, 'inherit'] },
  );
  shutdown.add(() => void child.kill('SIGTERM'));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return;
  throw new StartError(
    'The update was not done, and nothing was started. Mend what is said above and start again, or install the version that you had; or go on without a backup: npm run upgrade -- --without-backup && npm start',
  );
}
