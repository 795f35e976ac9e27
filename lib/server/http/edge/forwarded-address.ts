import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/**
 * The address of the client, for throttles and logs. Each proxy appends the address it was called from to
 * X-Forwarded-For, so with n proxies of ours the n-th from the right is the last one that nobody can forge.
 * With fewer entries than proxies, nothing in the header is trusted.
 */
export function clientAddress(request: IncomingMessage, hops: number): string {
  const peer = plainAddress(request.socket.remoteAddress ?? '') ?? '0.0.0.0';
  if (hops === 0) return peer;
  const entries = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  return plainAddress(entries.at(-hops) ?? '') ?? peer;
}

export const isLoopback = (address: string): boolean =>
  address === '::1' || /^127(\.\d{1,3}){3}$/.test(address);

/** Loopback, or of a network that the internet does not reach (RFC 1918, RFC 4193, RFC 6598), as proxies have. */
export const isPrivateAddress = (address: string): boolean =>
  isLoopback(address) ||
  /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(
    address,
  ) ||
  /^(?:f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):/i.test(address);

/** Without port, brackets and the IPv6 form of an IPv4 address; undefined when it is no address. */
function plainAddress(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^\[([^\]]+)\](:\d+)?$/, '$1')
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(bare) ? bare : undefined;
}
