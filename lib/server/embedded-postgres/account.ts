import { spawnSync } from 'node:child_process';
import { chown, readFile, stat } from 'node:fs/promises';
import os from 'node:os';
import { StartError } from '@/lib/server/process/start-error';

type Ids = { uid: number; gid: number };

export type Account = {
  command(binary: string, args: string[]): { file: string; args: string[]; ids: Partial<Ids> };
  own(file: string): Promise<void>;
};

const self: Account = { command: (file, args) => ({ file, args, ids: {} }), own: async () => {} };

/** PostgreSQL refuses to run as root. @throws {StartError} when no other account can run it */
export async function chooseAccount(paths: {
  binary: string;
  dataDir: string;
  cluster: string;
}): Promise<Account> {
  if (process.getuid?.() !== 0) {
    requireName();
    return self;
  }
  const ids = (await ownerOf(paths.cluster)) ?? (await unprivilegedAccount());
  const own = (file: string) => chown(file, ids.uid, ids.gid);
  const ways: Account[] = [
    { own, command: (file, args) => ({ file, args, ids }) },
    ...['dac_read_search', 'dac_override'].map((capability) => ({
      own,
      command: (binary: string, args: string[]) => withCapability(capability, ids, binary, args),
    })),
  ];
  const working = ways.find((account) => canEnter(account, paths));
  if (working) return working;
  throw new StartError(
    `PostgreSQL refuses to run as root, and the account with id ${ids.uid} may not read ${paths.dataDir} or ${paths.binary}: start Colophon as an ordinary user, put it where everybody may read (for example under /srv), install setpriv (util-linux), or set DATABASE_URL.`,
  );
}

/** PostgreSQL's programs ask the system for the name of their account, and refuse to run under one without. */
function requireName(): void {
  try {
    os.userInfo();
  } catch {
    const uid = process.getuid?.();
    throw new StartError(
      `PostgreSQL does not run under an account without a name, and no line of /etc/passwd has the id ${uid}: add one (echo "colophon:x:${uid}:${process.getgid?.()}::/tmp:/bin/false" >> /etc/passwd), start under one that exists (in a container: --user node), or set DATABASE_URL.`,
    );
  }
}

// PostgreSQL finds its files with access(2), which ignores capabilities without `no_setuid_fixup` (capabilities(7)).
// Docker's default bounding set lacks dac_read_search and has dac_override.
function withCapability(capability: string, ids: Ids, binary: string, args: string[]) {
  const flags = [
    `--reuid=${ids.uid}`,
    `--regid=${ids.gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
    '--no-new-privs',
  ];
  return { file: 'setpriv', args: [...flags, '--', binary, ...args], ids: {} };
}

function canEnter(account: Account, { binary, dataDir }: { binary: string; dataDir: string }): boolean {
  const script = '"$1" --version && cd -- "$2"';
  const { file, args, ids } = account.command('/bin/sh', ['-c', script, 'sh', binary, dataDir]);
  return spawnSync(file, args, { ...ids, cwd: '/', stdio: 'ignore' }).status === 0;
}

async function ownerOf(folder: string): Promise<Ids | null> {
  const found = await stat(folder).catch(() => null);
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : null;
}

async function unprivilegedAccount(): Promise<Ids> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const line = ['postgres', 'nobody'].flatMap((name) => lines.filter(([account]) => account === name))[0];
  if (!line) {
    throw new StartError(
      'PostgreSQL refuses to run as root, and /etc/passwd has neither "postgres" nor "nobody" to run it as: start Colophon as an ordinary user, or set DATABASE_URL.',
    );
  }
  return { uid: Number(line[2]), gid: Number(line[3]) };
}
