import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

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

/** Of this machine. */
export const isLoopback = (address: string): boolean => rangeOf(address) === 'loopback';

/** Ranges that the internet does not reach, as proxies have (RFC 1918, 4193, 6598, and link-local). */
const PRIVATE = new Set(['loopback', 'private', 'uniqueLocal', 'linkLocal', 'carrierGradeNat']);

export const isPrivateAddress = (address: string): boolean => PRIVATE.has(rangeOf(address));

const rangeOf = (address: string): string =>
  ipaddr.isValid(address) ? ipaddr.process(address).range() : 'none';

/** Without port, brackets and the IPv6 form of an IPv4 address; undefined when it is no address. */
function plainAddress(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^\[([^\]]+)\](:\d+)?$/, '$1')
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
  if (!isIP(bare)) return undefined;
  return bare.replace(/^::ffff:(?=\d+\.)/i, '');
}
