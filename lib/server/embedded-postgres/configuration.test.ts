import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Account } from '@/lib/server/embedded-postgres/account';
import { dropSystemLocales, sharedMemoryType } from '@/lib/server/embedded-postgres/configuration';

const self: Account = { command: (file, args) => ({ file, args, ids: {} }), own: async () => {} };

test('a configuration that names locales of the system names C, and is else left alone', async () => {
  const cluster = await mkdtemp(path.join(os.tmpdir(), 'colophon-conf-'));
  onTestFinished(() => rm(cluster, { recursive: true }));
  const file = path.join(cluster, 'postgresql.conf');
  await writeFile(
    file,
    "lc_messages = 'C'  # of messages\nlc_monetary = 'C.UTF-8'\nlc_numeric='de_DE.utf8' # one\n#lc_time = 'x'\nport = 1\n",
  );
  await dropSystemLocales(cluster, self);
  expect(await readFile(file, 'utf8')).toBe(
    "lc_messages = 'C'  # of messages\nlc_monetary = 'C'\nlc_numeric='C' # one\n#lc_time = 'x'\nport = 1\n",
  );
});

test('where there is no folder for shared memory, files are used', async () => {
  expect(await sharedMemoryType('/nowhere')).toBe('mmap');
});
