import type { IncomingMessage } from 'node:http';
import type { FinishedPage } from '@/lib/server/http/answers/finished-page';
import type { Head } from '@/lib/server/http/next/next-response';
import { isApi } from '@/lib/server/http/api-path';
import type { Render } from '@/lib/server/http/next/renders';

/** A page that does not exist is asked for anew after this long, in milliseconds. */
const MISSING_FOR = 60_000;
/** Larger answers are passed on as they come. */
const MAX_BYTES = 2 * 1024 * 1024;

export function mayShare({ method, headers }: IncomingMessage): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    headers.rsc === undefined &&
    headers.authorization === undefined &&
    headers['next-router-prefetch'] === undefined &&
    headers['next-router-segment-prefetch'] === undefined &&
    headers['next-action'] === undefined &&
    headers.range === undefined
  );
}

export const missing = (contentVersion: number, status = 404): Cacheability => ({
  status,
  contentVersion,
  expiresAt: Date.now() + MISSING_FOR,
  immutable: false,
  ignoresQuery: true,
});

export type Cacheability = Pick<
  FinishedPage,
  'status' | 'contentVersion' | 'expiresAt' | 'immutable' | 'ignoresQuery'
>;

export function cacheabilityOf(
  request: IncomingMessage,
  { status, headers }: Head,
  render: Render,
): Cacheability | undefined {
  if (status !== 200 && status !== 404 && status !== 410) return undefined;
  const cacheControl = String(headers['cache-control'] ?? '');
  if (headers['set-cookie'] || headers.vary === '*' || /private|no-store|no-cache/.test(cacheControl))
    return undefined;
  if (Number(headers['content-length'] ?? 0) > MAX_BYTES) return undefined;
  const ignoresQuery = headers['x-nextjs-cache'] !== undefined;
  if (!ignoresQuery && !isApi(request.url) && request.url?.includes('?')) return undefined;
  const lifetimeOf = (directive: RegExp) => directive.exec(cacheControl)?.[1];
  const seconds = Number(lifetimeOf(/s-maxage=(\d+)/) ?? lifetimeOf(/max-age=(\d+)/) ?? 0);
  if (seconds === 0 || (!ignoresQuery && !/s-maxage|immutable/.test(cacheControl))) return undefined;
  const lifetime = status !== 200 ? Math.min(seconds * 1000, MISSING_FOR) : seconds * 1000;
  return {
    status,
    contentVersion: render.contentVersion,
    expiresAt: Date.now() + lifetime,
    immutable:
      status === 200 && request.url?.startsWith('/_next/static/') === true && /immutable/.test(cacheControl),
    ignoresQuery,
  };
}
