import type { IncomingMessage } from 'node:http';
import type { FinishedPage } from '@/lib/server/http/answers/finished-page';
import type { Head } from '@/lib/server/http/next/next-response';
import { isApi } from '@/lib/server/http/api-path';
import type { Render } from '@/lib/server/http/content-version';

/** A page that does not exist is asked for anew after this long, in milliseconds. */
const MISSING_FOR = 60_000;
/** A page of app/(reader), in milliseconds: what no notice tells of, as a clock that was set, is seen by then. */
const READER_LIFETIME = 3600_000;
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
  // Whatever appears may appear there.
  shown: undefined,
  expiresAt: Date.now() + MISSING_FOR,
  immutable: false,
  ignoresQuery: true,
});

export type Cacheability = Pick<
  FinishedPage,
  'status' | 'contentVersion' | 'shown' | 'expiresAt' | 'immutable' | 'ignoresQuery'
>;

export function cacheabilityOf(
  url: string | undefined,
  { status, headers }: Head,
  render: Render,
  isReaders: boolean,
): Cacheability | undefined {
  if (status !== 200 && status !== 404 && status !== 410) return undefined;
  if (headers['set-cookie'] || headers.vary === '*') return undefined;
  if (Number(headers['content-length'] ?? 0) > MAX_BYTES) return undefined;
  const kept = isReaders ? { lifetime: READER_LIFETIME, immutable: false } : asTold(url, headers);
  if (!kept) return undefined;
  const lifetime = status === 200 ? kept.lifetime : Math.min(kept.lifetime, MISSING_FOR);
  return {
    status,
    contentVersion: render.contentVersion,
    // Whatever appears may appear here.
    shown: status === 200 && render.shown ? [...render.shown] : undefined,
    expiresAt: Date.now() + lifetime,
    immutable: status === 200 && kept.immutable,
    ignoresQuery: isReaders,
  };
}

/** What a route's own Cache-Control allows: `s-maxage` for everybody's sake, or a file of the build. */
function asTold(url = '', headers: Head['headers']) {
  const cacheControl = String(headers['cache-control'] ?? '');
  if (/private|no-store|no-cache/.test(cacheControl) || !/s-maxage|immutable/.test(cacheControl))
    return undefined;
  if (!isApi(url) && url.includes('?')) return undefined;
  const lifetimeOf = (directive: RegExp) => directive.exec(cacheControl)?.[1];
  const seconds = Number(lifetimeOf(/s-maxage=(\d+)/) ?? lifetimeOf(/max-age=(\d+)/) ?? 0);
  if (seconds === 0) return undefined;
  const immutable = url.startsWith('/_next/static/') && cacheControl.includes('immutable');
  return { lifetime: seconds * 1000, immutable };
}
