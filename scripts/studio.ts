/** Its page comes from drizzle.team and talks to this machine alone. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { withDatabase } from '@/lib/server/database/start';

await withDatabase(async (url) => {
  const studio = spawn(path.resolve('node_modules/.bin/drizzle-kit'), ['studio', '--host', '127.0.0.1'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, DATABASE_URL: url },
  });
  await once(studio, 'exit');
});
