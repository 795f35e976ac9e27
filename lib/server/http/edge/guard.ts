import type { IncomingMessage } from 'node:http';
import type { Refusal } from '@/lib/server/http/answers/refusal';
import { NEXT_INTERNAL } from '@/lib/server/http/next/internal-headers';
import { isRouterState } from '@/lib/server/http/next/router-state';
import { clientAddress, isPrivateAddress } from './forwarded-address';
import { isApi } from '@/lib/server/http/api-path';
import { pathOfUrl } from '@/lib/server/http/path-of-url';
import { bodyLimit, MAX_URL_LENGTH } from '@/lib/server/http/request-limits';
import type { SiteAddress } from '@/lib/server/http/site-address';

// OPTIONS asks what other sites may do: nothing. Next answers it with 500, and PUT, PATCH and DELETE as a read.
const METHODS = new Set(['GET', 'HEAD', 'POST']);
const API_METHODS = new Set([...METHODS, 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

export function refusalOf(request: IncomingMessage, site: SiteAddress): Refusal | undefined {
  const { method = '', url = '', headers } = request;
  const methods = isApi(url) ? API_METHODS : METHODS;
  if (!methods.has(method))
    return { status: 405, message: 'This method is not used here.', allow: [...methods].join(', ') };
  if (url.length > MAX_URL_LENGTH) return { status: 414, message: 'This address is too long.' };
  if (!isAddress(url)) return { status: 400, message: 'This address is not understood.' };
  if (namesTwoHosts(request)) return { status: 400, message: 'A request has one Host header.' };
  const misdirected = hostRefusal(request, site);
  if (misdirected) return misdirected;
  if (method === 'POST' && !isApi(url) && !isFromHere(request, site)) {
    return {
      status: 403,
      message: `This was not sent from a page of ${site.origin}, so it was not carried out.`,
    };
  }
  if (changesSomething(method) && !site.isPublic && site.hops === 0 && isForwarded(request))
    return behindProxy;
  if (Number(headers['content-length'] ?? 0) > bodyLimit(url)) return bodyTooLarge(url);
  if (!isRouterState(headers['next-router-state-tree']))
    return { status: 400, message: 'The header Next-Router-State-Tree is not understood.' };
  return undefined;
}

/** A browser told to keep the referrer says `Origin: null` of plain forms; then its `Sec-Fetch-Site` decides. */
function isFromHere({ headers }: IncomingMessage, site: SiteAddress): boolean {
  if (headers.origin === 'null' && headers['sec-fetch-site'] === 'same-origin') return true;
  return headers.origin === site.origin;
}

export const isForwarded = ({ headers }: IncomingMessage): boolean =>
  ['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'x-real-ip'].some(
    (name) => headers[name] !== undefined,
  );

const behindProxy: Refusal = {
  status: 403,
  message:
    'This came through a proxy, but the site is set up for this machine alone. Whoever runs it sets SITE_URL and TRUSTED_PROXY_HOPS.',
};

/** Next fails on what cannot be decoded; segments of dots might be resolved otherwise by a proxy. */
function isAddress(url: string): boolean {
  const path = pathOfUrl(url);
  if (!path.startsWith('/') || /[/\\](\.|%2e){1,2}([/\\]|$)/i.test(path)) return false;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

export const bodyTooLarge = (url: string | undefined): Refusal => ({
  status: 413,
  message: `This is more than ${Math.floor(bodyLimit(url) / 1_000_000)} MB, so it was not accepted.`,
});

const changesSomething = (method: string): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/** Node takes the first of several, a proxy in front perhaps the last (RFC 9112, section 3.2). */
export function namesTwoHosts({ rawHeaders }: IncomingMessage): boolean {
  let count = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]!;
    if (name.length === 4 && name.toLowerCase() === 'host') count++;
  }
  return count > 1;
}

/** The Host header is compared, and never used to build an answer. */
function hostRefusal(
  { method = '', url = '', headers, socket }: IncomingMessage,
  site: SiteAddress,
): Refusal | undefined {
  const forwarded =
    site.hops > 0 ? [headers['x-forwarded-host'] ?? []].flat().join(',').split(',')[0]?.trim() : '';
  // `blog.example.org.` is the same name, written whole.
  const host = (forwarded || headers.host || '').toLowerCase().replace(/\.(?=:\d+$|$)/, '');
  const defaultPort = site.protocol === 'https' ? ':443' : ':80';
  if (host === site.host || host === site.host + defaultPort) return undefined;
  const loopback = ['localhost', '127.0.0.1', '[::1]'].some((name) => host === `${name}:${socket.localPort}`);
  if (loopback && site.hops > 0) {
    return {
      status: 421,
      message: 'The proxy in front of this site does not pass the Host header on.',
      isMisdirected: true,
    };
  }
  if (loopback && (method === 'GET' || method === 'HEAD')) {
    return {
      status: 308,
      message: `This site is at ${site.origin}.`,
      location: site.origin + url,
      isMisdirected: true,
    };
  }
  return { status: 421, message: 'This server has no site of that name.', isMisdirected: true };
}

/** Whether the address that counts as the client's is that of one more proxy, which TRUSTED_PROXY_HOPS leaves out. */
export function isAddressOfProxy(request: IncomingMessage, { hops, isPublic }: SiteAddress): boolean {
  const entries = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',').filter(Boolean);
  return isPublic && entries.length > hops && isPrivateAddress(clientAddress(request, hops));
}

/** Headers that only a trusted proxy or Colophon itself may set. */
const INTERNAL =
  /^(x-forwarded-.*|forwarded|x-real-ip|x-nonce|content-security-policy(-report-only)?|x-colophon-.*)$/;

/** Next and next-auth read host and scheme from X-Forwarded-*, the application the client from `x-colophon-client`. */
export function setTrustedHeaders(request: IncomingMessage, site: SiteAddress, development: boolean): void {
  const client = clientAddress(request, site.hops);
  const isProxy = isAddressOfProxy(request, site);
  const { headers } = request;
  for (const name in headers) {
    // In development React's debugging channel has an id.
    const isInternal = INTERNAL.test(name) || NEXT_INTERNAL.test(name);
    if (isInternal && !(development && name.endsWith('request-id'))) delete headers[name];
  }
  headers.host = site.host;
  headers['x-forwarded-host'] = site.host;
  headers['x-forwarded-proto'] = site.protocol;
  headers['x-forwarded-port'] = site.port;
  headers['x-forwarded-for'] = client;
  // An unknown client is counted by nothing, instead of all of them as one.
  headers['x-colophon-client'] = isProxy ? '' : client;
  // What the API does not read cannot be relied on by it.
  if (isApi(request.url)) delete headers.cookie;
  // A form of ours whose browser keeps the referrer to itself.
  if (headers.origin === 'null') headers.origin = site.origin;
}
