/**
 * npm run db:check
 *
 * Whether drizzle/schema.ts is what the migrations make: generating one, into a copy, must leave nothing to add.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

// Within the project, because drizzle-kit takes the folder relative to it.
const copy = mkdtempSync('.data-migrations-');
try {
  cpSync('drizzle/migrations', copy, { recursive: true });
  const before = readdirSync(copy).length;
  const args = ['generate', '--dialect', 'postgresql', '--schema', './drizzle/schema.ts', '--out', copy];
  const { status, stdout, stderr } = spawnSync(path.resolve('node_modules/.bin/drizzle-kit'), args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const added = readdirSync(copy).length - before;
  if (status !== 0 || added > 0) {
    process.stderr.write(`${stdout}${stderr}\n`);
    process.stderr.write('drizzle/schema.ts has changes without a migration: npm run db:generate\n');
    process.exitCode = 1;
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
