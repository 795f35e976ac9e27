import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { startEmbeddedPostgres } from '@/lib/server/embedded-postgres/start';
import { startLogger } from '@/lib/server/process/logger';
import { migrate } from '@/lib/server/database/migrate';
import type { Shutdown } from '@/lib/server/process/shutdown';
import { seed } from './seed';

export type BenchDatabases = {
  make: (postCount: number) => Promise<string>;
  /** Migrated. `adminUrl` is that of a superuser. */
  makeEmpty: (name: string) => Promise<{ url: string; adminUrl: string }>;
  /** With all that another has, to which nobody is connected. @returns its address */
  makeCopy: (from: string, name: string) => Promise<string>;
};

export async function startDatabases(shutdown: Shutdown): Promise<BenchDatabases> {
  const dataDir = await temporaryFolder(shutdown);
  const embedded = await startEmbeddedPostgres({ dataDir, logger: startLogger('warn'), isDurable: false });
  shutdown.add((hurry) => embedded.stop(hurry));
  const create = async (name: string, template: string) => {
    const admin = postgres(embedded.adminUrl, { max: 1 });
    await admin`create database ${admin(name)} owner colophon template ${admin(template)}`;
    await admin.end();
    return new URL(`/${name}`, embedded.url).href;
  };
  const makeEmpty = async (name: string) => {
    const url = await create(name, 'template1');
    await migrate(url);
    return { url, adminUrl: new URL(`/${name}`, embedded.adminUrl).href };
  };
  return {
    makeEmpty,
    makeCopy: (from, name) => create(name, from),
    make: async (postCount) => {
      const { url } = await makeEmpty(`bench_${postCount}`);
      await seed(url, postCount);
      return url;
    },
  };
}

export async function temporaryFolder(shutdown: Shutdown): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'colophon-bench-'));
  shutdown.add(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
