import type { IncomingMessage, ServerResponse } from 'node:http';
import { FILE_POLICY } from './content-security-policy';
import { mayReadMetrics, type Metrics } from './metrics';
import type { PageCache } from './page-cache';
import { PRIVATE_CACHE_CONTROL } from './response-headers';

type Context = { isReady: () => Promise<boolean>; metrics: Metrics; cache: PageCache };

/**
 * Answers those who watch over the server, under any host name and before Next is asked:
 * `/api/health/live`, `/api/health/ready` and, on this machine only, `/api/metrics`. False for all other paths.
 */
export function answerHealth(request: IncomingMessage, response: ServerResponse, context: Context): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const path = request.url?.split('?')[0];
  if (path === '/api/health/live') send(response, 200, JSON.stringify({ status: 'ok' }));
  else if (path === '/api/health/ready') void ready(response, context.isReady);
  else if (path === '/api/metrics' && mayReadMetrics(request)) {
    send(response, 200, context.metrics.text(context.cache), 'text/plain; version=0.0.4; charset=utf-8');
  } else return false;
  return true;
}

async function ready(response: ServerResponse, isReady: () => Promise<boolean>): Promise<void> {
  const up = await isReady().catch(() => false);
  send(response, up ? 200 : 503, JSON.stringify({ status: up ? 'ok' : 'unavailable' }));
}

function send(response: ServerResponse, status: number, body: string, type = 'application/json'): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': PRIVATE_CACHE_CONTROL,
    'content-security-policy': FILE_POLICY,
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}
