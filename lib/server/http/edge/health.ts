import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { whyNothingIsSaved } from '@/lib/saving';
import { FILE_POLICY } from '@/lib/server/http/answers/content-security-policy';
import { mayReadMetrics, type Metrics } from './metrics';
import { headerList, PRIVATE_CACHE_CONTROL } from '@/lib/server/http/answers/response-headers';

type Context = {
  isReady: () => Promise<boolean>;
  metrics: Metrics;
  security: OutgoingHttpHeaders;
};

/** Under any host name and before Next is asked; metrics on this machine only. False for all other paths. */
export function answerHealth(request: IncomingMessage, response: ServerResponse, context: Context): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const path = request.url?.split('?')[0];
  if (path === '/api/health/live') send(response, context, 200, JSON.stringify({ status: 'ok' }));
  else if (path === '/api/health/ready') void ready(response, context);
  else if (path === '/api/metrics' && mayReadMetrics(request)) void metrics(response, context);
  else return false;
  return true;
}

async function metrics(response: ServerResponse, context: Context): Promise<void> {
  send(response, context, 200, await context.metrics.text(), 'text/plain; version=0.0.4; charset=utf-8');
}

async function ready(response: ServerResponse, context: Context): Promise<void> {
  const up = await context.isReady().catch(() => false);
  const reason = up ? whyNothingIsSaved() : null;
  const isOk = up && reason === null;
  const body = {
    status: isOk ? 'ok' : 'unavailable',
    ...(reason && { reason: `nothing can be saved: ${reason}` }),
  };
  send(response, context, isOk ? 200 : 503, JSON.stringify(body));
}

function send(
  response: ServerResponse,
  { security }: Context,
  status: number,
  body: string,
  type = 'application/json',
): void {
  response.writeHead(
    status,
    headerList({
      ...security,
      'content-type': type,
      'content-length': Buffer.byteLength(body),
      'cache-control': PRIVATE_CACHE_CONTROL,
      'content-security-policy': FILE_POLICY,
    }),
  );
  response.end(body);
}
