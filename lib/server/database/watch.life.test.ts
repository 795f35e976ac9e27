import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import postgres from 'postgres';
import { expect, onTestFinished, test } from 'vitest';
import { startEmbeddedPostgres } from '@/lib/server/embedded-postgres/start';
import { watchDatabase } from '@/lib/server/database/watch';

async function startDatabase() {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'colophon-watch-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const logger = pino({ level: 'silent' });
  const { url, stop } = await startEmbeddedPostgres({ dataDir, logger, isDurable: false });
  onTestFinished(() => stop());
  const announce = async () => {
    const sql = postgres(url, { max: 1 });
    await sql`select pg_notify('content_changed', '')`;
    await sql.end();
  };
  return { dataDir, url, announce };
}

/** A way to the database whose connections so far can be made to carry nothing any more, without being closed. */
async function startTunnel(url: string) {
  const { port, hostname } = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    sockets.forEach((socket) => socket.destroy());
  });
  const target = new URL(url);
  target.port = String((server.address() as AddressInfo).port);
  const silence = () => sockets.forEach((socket) => socket.unpipe().pause());
  return { url: target.href, silence };
}

test('changes are heard, also after the database was away, which counts as one', async () => {
  const { dataDir, url, announce } = await startDatabase();
  let changes = 0;
  const watch = await watchDatabase(url, 'content_changed', () => changes++);
  onTestFinished(() => watch.close());
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

test('a connection that died without a word is noticed, and replaced', async () => {
  const { url, announce } = await startDatabase();
  const tunnel = await startTunnel(url);
  let changes = 0;
  const watch = await watchDatabase(tunnel.url, 'content_changed', () => changes++, 200);
  onTestFinished(() => watch.close());
  await announce();
  await expect.poll(() => changes).toBe(2);

  tunnel.silence();
  await announce();
  // Once for the silence, once for the new connection.
  await expect.poll(() => changes, { timeout: 15_000 }).toBe(4);
  await announce();
  await expect.poll(() => changes).toBe(5);
});

test('while notices arrive, listening for them changes nothing', async () => {
  const { url } = await startDatabase();
  let changes = 0;
  const watch = await watchDatabase(url, 'content_changed', () => changes++, 50);
  onTestFinished(() => watch.close());
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(changes).toBe(1);
});

test('a database that is not there is not ready, and watching it still begins', async () => {
  let changes = 0;
  const watch = await watchDatabase('postgres://nobody@127.0.0.1:1/x', 'content_changed', () => changes++);
  expect(await watch.isReady()).toBe(false);
  expect(changes).toBe(0);
  await watch.close();
});
