import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Of n proxies each appends its caller: the n-th from the right cannot be forged. With fewer entries none is trusted. */
export function clientAddress(request: IncomingMessage, hops: number): string {
  const peer = plainAddress(request.socket.remoteAddress ?? '') ?? '0.0.0.0';
  if (hops === 0) return peer;
  const entries = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  return plainAddress(entries.at(-hops) ?? '') ?? peer;
}

export const isLoopback = (address: string): boolean => rangeOf(address) === 'loopback';

/** Ranges that the internet does not reach, as proxies have (RFC 1918, 4193, 6598, and link-local). */
const PRIVATE = new Set(['loopback', 'private', 'uniqueLocal', 'linkLocal', 'carrierGradeNat']);

export const isPrivateAddress = (address: string): boolean => PRIVATE.has(rangeOf(address));

const rangeOf = (address: string): string =>
  ipaddr.isValid(address) ? ipaddr.process(address).range() : 'none';

function plainAddress(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^\[([^\]]+)\](:\d+)?$/, '$1')
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
  if (!isIP(bare)) return undefined;
  return bare.replace(/^::ffff:(?=\d+\.)/i, '');
}
