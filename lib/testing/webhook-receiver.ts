import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { settings } from '@/lib/env';
import type { EventName } from '@/lib/webhooks/event-names';
import { createWebhook } from '@/lib/webhooks/mutations/webhooks';

type Received = { headers: IncomingHttpHeaders; body: string };

/** A real receiver on loopback, for one test. @param answer its status, by how many came */
export async function receiver(answer: (count: number) => number | 'never' = () => 204) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      const status = answer(received.length);
      if (status === 'never') return;
      response.writeHead(status, { location: 'http://127.0.0.1:1/elsewhere' }).end('x'.repeat(100_000));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hook`, received };
}

export function allowPrivate(isAllowed: boolean): void {
  settings().WEBHOOK_ALLOW_PRIVATE = isAllowed;
}

export async function makeWebhook(owner: Actor, url: string, events: EventName[] = []) {
  const made = await createWebhook(owner, { url, events });
  if (!made.ok) throw new Error(made.code);
  return made.value;
}
