/**
 * npm run db:check
 *
 * Whether drizzle/schema.ts is what the migrations make: generating one, into a copy, must leave nothing to add. That
 * they can be applied to a site in use is for rehearse-migrations.db.test.ts.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { complain } from '@/lib/server/process/say';

const FOLDER = 'drizzle/migrations';

if (isMissing()) {
  complain('drizzle/schema.ts has changes without a migration: npm run db:generate');
  process.exitCode = 1;
}

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
