import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Account } from '@/lib/server/embedded-postgres/account';
import { sharedMemoryType } from '@/lib/server/embedded-postgres/configuration';
import { StartError } from '@/lib/server/process/start-error';

type Options = {
  cluster: string;
  initdb: string;
  account: Account;
  password: string;
  isDurable: boolean;
  onInitialize: () => void;
};

/** Made beside its place and moved there whole, so that an interrupted start leaves nothing half-made. */
export async function initializeCluster(options: Options): Promise<void> {
  const { cluster, account } = options;
  if (await isInitialized(cluster)) return;
  options.onInitialize();
  await removeDrafts(cluster);
  const draft = await mkdtemp(draftPrefix(cluster));
  const passwordFile = `${draft}.password`;
  await writeFile(passwordFile, `${options.password}\n`, { mode: 0o600 });
  for (const file of [draft, passwordFile]) await account.own(file);
  try {
    await runInitdb(options, [`--pgdata=${draft}`, `--pwfile=${passwordFile}`]);
  } finally {
    await rm(passwordFile);
  }
  await rename(draft, cluster);
}

const draftPrefix = (cluster: string) => `${cluster}.new-`;

async function removeDrafts(cluster: string): Promise<void> {
  const { dir, base } = path.parse(draftPrefix(cluster));
  const drafts = (await readdir(dir)).filter((name) => name.startsWith(base));
  await Promise.allSettled(drafts.map((name) => rm(path.join(dir, name), { recursive: true })));
}

async function isInitialized(cluster: string): Promise<boolean> {
  return readFile(path.join(cluster, 'PG_VERSION')).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw new StartError(
        `The database in ${cluster} cannot be read: ${error.message}. Does it belong to another account?`,
      );
    },
  );
}

async function runInitdb({ account, initdb, isDurable }: Options, paths: string[]): Promise<void> {
  // The built-in collation needs no locale of the operating system, so a data folder can move between machines.
  const locale = [
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--lc-messages=C',
  ];
  const access = ['--username=postgres', '--auth=scram-sha-256'];
  const memory = [`--set=dynamic_shared_memory_type=${await sharedMemoryType()}`];
  const flags = [...locale, ...access, ...memory, '--no-instructions', ...(isDurable ? [] : ['--no-sync'])];
  const { file, args, ids } = account.command(initdb, [...paths, ...flags]);
  // Its own process group: a Ctrl-C at the terminal must not tear it; its parts end with it on kill().
  const child = spawn(file, args, { ...ids, cwd: '/', detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const kill = () => process.kill(-child.pid!, 'SIGKILL');
  process.once('exit', kill);
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  process.off('exit', kill);
  if (code !== 0) throw new StartError(`PostgreSQL could not make its data folder: ${complaint.trim()}`);
}
