/**
 * npm run db:check
 *
 * Whether drizzle/schema.ts is what the migrations make: generating one, into a copy, must leave nothing to add. And
 * whether they can be applied to a site in use: a database at each former one, with rows, is taken to the newest.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { rehearseMigrations } from '@/lib/server/database/rehearse-migrations';
import { startEmbeddedPostgres } from '@/lib/server/embedded-postgres/start';
import { complain } from '@/lib/server/process/say';

const FOLDER = 'drizzle/migrations';

if (isMissing()) refuse('drizzle/schema.ts has changes without a migration: npm run db:generate');
else await rehearse();

function isMissing(): boolean {
  // Within the project, because drizzle-kit takes the folder relative to it.
  const copy = mkdtempSync('.data-migrations-');
  try {
    cpSync(FOLDER, copy, { recursive: true });
    const before = readdirSync(copy).length;
    const args = ['generate', '--dialect', 'postgresql', '--schema', './drizzle/schema.ts', '--out', copy];
    const { status, stdout, stderr } = spawnSync(path.resolve('node_modules/.bin/drizzle-kit'), args, {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    const added = readdirSync(copy).length - before;
    if (status === 0 && added === 0) return false;
    complain(`${stdout}${stderr}`);
    return true;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function rehearse(): Promise<void> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'colophon-check-'));
  const embedded = await startEmbeddedPostgres({
    dataDir,
    logger: pino({ level: 'silent' }),
    isDurable: false,
  });
  try {
    await rehearseMigrations(embedded.adminUrl, FOLDER);
  } catch (error) {
    refuse((error as Error).message);
  } finally {
    await embedded.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function refuse(reason: string): void {
  complain(reason);
  process.exitCode = 1;
}
