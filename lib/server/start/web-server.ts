import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Settings } from '@/lib/env';
import { listenError } from '@/lib/server/process/free-port';
import { serverOptions } from '@/lib/server/http/request-limits';
import type { Close } from '@/lib/server/process/shutdown';

/** Milliseconds that running requests get to finish before their connections are cut. */
const DRAIN_PATIENCE = 2500;

export const createWebServer = (listener: RequestListener): Server => createServer(serverOptions, listener);

/** @throws {StartError} naming PORT or HOST */
export async function listen(server: Server, settings: Settings): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, settings)));
    server.listen(settings.PORT, settings.HOST, () => resolve());
  });
}

export function drainOf(server: Server): Close {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return async (hurry) => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const cut = () => sockets.forEach((socket) => socket.destroy());
    const timer = setTimeout(cut, DRAIN_PATIENCE);
    // A connection whose answer is complete is idle, and would stay open for more requests.
    const sweep = setInterval(() => server.closeIdleConnections(), 20);
    if (hurry.aborted) cut();
    hurry.addEventListener('abort', cut);
    await closed;
    clearTimeout(timer);
    clearInterval(sweep);
  };
}
