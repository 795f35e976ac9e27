import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { pathForLog } from '@/lib/server/process/path-for-log';
import type { CacheUse, Metrics } from './metrics';
import { countMissing } from './missing-paths';
import { pathOfUrl } from '@/lib/server/http/path-of-url';

export type Observation = { note: (result: CacheUse) => void };

/** Requests answered from memory are logged only at level debug: a line for each would cost more than the answer. */
export function observe(
  request: IncomingMessage,
  response: ServerResponse,
  { logger, metrics }: { logger: Logger; metrics: Metrics },
): Observation {
  const { method, url = '', socket } = request;
  const startedAt = performance.now();
  const writtenBefore = socket.bytesWritten;
  let result: CacheUse = 'pass';
  response.once('close', () => {
    const duration = performance.now() - startedAt;
    const path = pathForLog(url);
    if (response.statusCode === 404 && method === 'GET') countMissing(pathOfUrl(url));
    metrics.count(result, response.statusCode, socket.bytesWritten - writtenBefore);
    if (result === 'miss' || result === 'pass') metrics.rendered(duration);
    const line = {
      method,
      path,
      status: response.statusCode,
      ms: Math.round(duration * 10) / 10,
      cache: result,
    };
    if (response.statusCode >= 500) logger.error(line, 'request failed');
    else if (result === 'hit' || path.startsWith('/_next/')) logger.debug(line, 'request');
    else logger.info(line, 'request');
  });
  return { note: (noted) => (result = noted) };
}
