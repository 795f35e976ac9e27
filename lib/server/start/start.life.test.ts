import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '@/lib/server/process/free-port';
import { waitForDatabase } from '@/lib/server/database/url';
import { runNode } from '@/lib/testing/site-process';

async function start(environment: Record<string, string>) {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'colophon-start-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const site = runNode(['server.ts'], { DATA_DIR: dataDir, PORT: String(await freePort()), ...environment });
  const code = await site.exited;
  return { code, output: site.output().trim(), files: await readdir(dataDir) };
}

test('every bad setting is one sentence, and nothing is started', async () => {
  const { code, output, files } = await start({ PORT: 'eighty', WORKERS: 'many' });
  expect(code).toBe(1);
  expect(output.split('\n')).toEqual([
    expect.stringMatching(/^PORT is "eighty".*Example: PORT=3000$/),
    expect.stringMatching(/^WORKERS is "many".*Example: WORKERS=2$/),
  ]);
  expect(files).toEqual([]);
});

test('a port that is taken is named before anything is started', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const port = String((other.address() as AddressInfo).port);
  const { code, output, files } = await start({ PORT: port });
  expect(code).toBe(1);
  expect(output).toMatch(
    new RegExp(`^PORT is ${port}, which another program uses already\\. Example: PORT=\\d+ npm start$`),
  );
  expect(files).toEqual([]);
});

test('a host that is no address of this machine is named', async () => {
  const { code, output } = await start({ HOST: '192.0.2.1', BCRYPT_COST: '12' });
  expect(code).toBe(1);
  expect(output).toMatch(/^HOST is "192\.0\.2\.1"/);
});

test('a database that cannot be reached is waited for, then named without its password', async () => {
  const said: string[] = [];
  const url = `postgres://me:s3cret@127.0.0.1:${await freePort()}/blog`;
  const waiting = waitForDatabase(url, (sentence) => said.push(sentence), 'DATABASE_URL', 1);
  await expect(waiting).rejects.toThrow(/^DATABASE_URL: after 1 s .* from me@127\.0\.0\.1:\d+\/blog/);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^Waiting up to 1 s for the database at me@127/);
  expect(said.join() + String(await waiting.catch(String))).not.toContain('s3cret');
});
