import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import postgres from 'postgres';
import { expect, onTestFinished, test } from 'vitest';
import { startEmbeddedPostgres } from '@/lib/server/embedded-postgres/start';
import { watchDatabase } from '@/lib/server/watch-database';

test('changes are heard, also after the database was away, which counts as one', async () => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'colophon-watch-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const { url, stop } = await startEmbeddedPostgres({
    dataDir,
    logger: pino({ level: 'silent' }),
    isDurable: false,
  });
  onTestFinished(() => stop());
  let changes = 0;
  const watch = await watchDatabase(url, 'content_changed', () => changes++);
  onTestFinished(() => watch.close());
  const announce = async () => {
    const sql = postgres(url, { max: 1 });
    await sql`select pg_notify('content_changed', '')`;
    await sql.end();
  };
  expect(await watch.isReady()).toBe(true);
  await announce();
  await expect.poll(() => changes).toBe(2);

  const pid = Number((await readFile(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => changes, { timeout: 15_000 }).toBeGreaterThan(2);
  await expect.poll(() => watch.isReady(), { timeout: 15_000 }).toBe(true);
  const before = changes;
  await announce();
  await expect.poll(() => changes).toBe(before + 1);
});

test('a database that is not there is not ready, and watching it still begins', async () => {
  let changes = 0;
  const watch = await watchDatabase('postgres://nobody@127.0.0.1:1/x', 'content_changed', () => changes++);
  expect(await watch.isReady()).toBe(false);
  expect(changes).toBe(0);
  await watch.close();
});
