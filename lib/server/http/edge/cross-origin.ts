import type { IncomingMessage, ServerResponse } from 'node:http';
import { isApi } from '@/lib/server/http/api-path';

/** Seconds for which a browser remembers what it may ask. */
const MAX_AGE = 3600;

const EXPOSED = 'ETag, Idempotency-Replayed, Link, Location, Retry-After, WWW-Authenticate';
const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE';
const REQUEST_HEADERS = 'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match';

/** Lets the scripts of the sites that the owner named use the API. Never with cookies, which it does not read anyway. */
export function allowOrigin(
  { method, url, headers }: IncomingMessage,
  response: ServerResponse,
  origins: readonly string[],
): void {
  const { origin } = headers;
  if (origin === undefined || !isApi(url) || !origins.includes(origin)) return;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', EXPOSED);
  if (method !== 'OPTIONS') return;
  response.setHeader('access-control-allow-methods', METHODS);
  response.setHeader('access-control-allow-headers', REQUEST_HEADERS);
  response.setHeader('access-control-max-age', MAX_AGE);
}
