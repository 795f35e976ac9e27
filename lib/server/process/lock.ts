import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import os from 'node:os';
import path from 'node:path';

export type Lock = { release(): Promise<void> };

/** A listening socket, which vanishes with its holder: abstract on Linux (unix(7)), else a file that may be stale. */
export async function tryLock(key: string): Promise<Lock | null> {
  const name = `colophon-${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return listen(`\0${name}`);
  const address =
    process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(os.tmpdir(), `${name}.sock`);
  const lock = await listen(address);
  if (lock || (await answers(address))) return lock;
  await rm(address, { force: true });
  return listen(address);
}

export async function takeLock(key: string, onWait: () => void): Promise<Lock> {
  let lock = await tryLock(key);
  if (!lock) onWait();
  while (!lock) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    lock = await tryLock(key);
  }
  return lock;
}

function listen(address: string): Promise<Lock | null> {
  const server: Server = createServer((socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen({ path: address, exclusive: true }, () => {
      server.unref();
      resolve({ release: () => new Promise((done) => server.close(() => done())) });
    });
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });
}
