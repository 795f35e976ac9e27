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
};

export async function startDatabases(shutdown: Shutdown): Promise<BenchDatabases> {
  const databases = await startEmptyDatabases(shutdown);
  return {
    make: async (postCount) => {
      const url = await databases.make(`bench_${postCount}`);
      await seed(url, postCount);
      return url;
    },
  };
}

/** Migrated, and without a row that the migrations did not make. */
export async function startEmptyDatabases(
  shutdown: Shutdown,
): Promise<{ make: (name: string) => Promise<string> }> {
  const dataDir = await temporaryFolder(shutdown);
  const embedded = await startEmbeddedPostgres({ dataDir, logger: startLogger('warn'), isDurable: false });
  shutdown.add((hurry) => embedded.stop(hurry));
  return {
    make: async (name) => {
      const admin = postgres(embedded.adminUrl, { max: 1 });
      await admin`create database ${admin(name)} owner colophon`;
      await admin.end();
      const url = new URL(embedded.url);
      url.pathname = `/${name}`;
      await migrate(url.href);
      return url.href;
    },
  };
}

export async function temporaryFolder(shutdown: Shutdown): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'colophon-bench-'));
  shutdown.add(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
