import { mkdtemp, rm } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '@/lib/server/embedded-postgres/start';
import { migrate } from '@/lib/server/database/migrate';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The superuser of the PostgreSQL of this run. */
    databaseAdminUrl: string;
  }
}

/** The migrated database that each test file clones. */
export const TEMPLATE = 'colophon';

/** One PostgreSQL for the run, in a folder that goes with it. */
export default async function startDatabase(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'colophon-test-'));
  const removeNow = () => rmSync(dataDir, { recursive: true, force: true });
  process.once('exit', removeNow);
  const embedded = await startEmbeddedPostgres({
    dataDir,
    logger: pino({ level: 'silent' }),
    isDurable: false,
    maxConnections: 200,
  });
  await migrate(embedded.url);
  project.provide('databaseAdminUrl', embedded.adminUrl);
  return async () => {
    await embedded.stop();
    await rm(dataDir, { recursive: true, force: true });
    process.off('exit', removeNow);
  };
}
