import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { parseSettings } from '@/lib/env';
import type { NextHandler } from '@/lib/server/http/next/renders';
import { createRequestListener } from '@/lib/server/http/edge/request-listener';

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string; bytes: Buffer };
type Request = { method?: string; headers?: OutgoingHttpHeaders; body?: string | Buffer[] };

/** For tests: a real server on a free port, with `next` in the place of Next's request handler. */
export async function startSite(
  next: NextHandler,
  variables: Record<string, string> = {},
  isReaders: (path: string) => boolean = () => false,
) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://localhost:${port}`;
  const { listener, dropPages } = createRequestListener({
    next,
    settings: parseSettings({ SITE_URL: origin, ...variables }),
    logger: pino({ level: 'silent' }),
    isReaders,
    isReady: () => Promise.resolve(variables.READY !== 'no'),
  });
  server.on('request', listener);
  const send = (path: string, { method = 'GET', headers = {}, body = [] }: Request = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const outgoing = httpRequest(
        // Written as it is: no client library tidies up the path.
        {
          host: '127.0.0.1',
          port,
          path,
          method,
          headers: { host: `localhost:${port}`, ...headers },
          agent: false,
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => {
            const bytes = Buffer.concat(chunks);
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: bytes.toString(),
              bytes,
            });
          });
        },
      );
      outgoing.on('error', reject);
      for (const chunk of [body].flat()) outgoing.write(chunk);
      outgoing.end();
    });
  return { origin, port, send, dropPages, close: () => void server.close() };
}

/** Headers of a page that everybody may get. */
export const prerendered = (revalidate = 3600) => ({
  'content-type': 'text/html; charset=utf-8',
  'cache-control': `s-maxage=${revalidate}, stale-while-revalidate=31532400`,
});
