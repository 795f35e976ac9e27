import os from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

/** `server-only` throws outside Next's bundle; here it guards nothing. */
const alias = { '@': root, 'server-only': path.join(root, 'lib/testing/empty-module.ts') };
const ignored = ['**/node_modules/**', '.next/**', '.data/**', 'e2e/**'];
// Hashing is cheap in tests, and no setting of the machine leaks in.
const env = {
  BCRYPT_COST: '4',
  AUTH_SECRET: 'a secret of the tests, long enough to be one',
  LOG_LEVEL: 'silent',
};

export default defineConfig({
  test: {
    // Vitest leaves one core to a watching editor, which on two cores takes twice the time.
    maxWorkers: os.availableParallelism(),
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          env,
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...ignored, '**/*.db.test.ts', '**/*.life.test.ts'],
          setupFiles: ['lib/testing/fail-on-console-error.ts'],
          testTimeout: 20_000,
        },
      },
      {
        resolve: { alias },
        test: {
          // On a real PostgreSQL, each file with a database of its own.
          name: 'db',
          env,
          include: ['**/*.db.test.ts'],
          exclude: ignored,
          globalSetup: ['lib/testing/start-database.ts'],
          setupFiles: ['lib/testing/fail-on-console-error.ts', 'lib/testing/own-database.ts'],
          // It imports `next/headers`, which tests replace.
          server: { deps: { inline: ['next-auth'] } },
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          // Processes that start, crash and end.
          name: 'life',
          include: ['**/*.life.test.ts'],
          exclude: ignored,
          setupFiles: ['lib/testing/fail-on-console-error.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
