import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { StartError } from '@/lib/server/process/start-error';

/** Below the range of outgoing ports, so that it is still free when PostgreSQL has to come back on it. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(false) : reject(error),
    );
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Looks before anything slow starts. @throws {StartError} naming PORT or HOST */
export async function requireFreePort(settings: { PORT: number; HOST: string }): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, settings)));
    server.listen({ port: settings.PORT, host: settings.HOST, exclusive: true }, () =>
      server.close(() => resolve()),
    );
  });
}

export function listenError(
  error: NodeJS.ErrnoException,
  { PORT, HOST }: { PORT: number; HOST: string },
): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartError(
        `PORT is ${PORT}, which another program uses already. Example: PORT=${PORT + 1} npm start`,
      );
    case 'EACCES':
      return new StartError(`PORT is ${PORT}, which this account may not listen on. Example: PORT=3000`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(`HOST is "${HOST}", which is no address of this machine. Example: HOST=0.0.0.0`);
    default:
      return error;
  }
}
