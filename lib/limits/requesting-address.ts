import 'server-only';
import { isIPv6 } from 'node:net';
import { headers } from 'next/headers';

/**
 * The address that the request came from, as lib/server decided it from the socket and the trusted proxies;
 * a header of this name that a client sends is dropped there. Empty outside a request.
 */
export async function clientAddress(): Promise<string> {
  return (await headers()).get('x-colophon-client') ?? '';
}

/** What throttles count by: one IPv4 address, or the /64 that one IPv6 customer has. */
export const throttleNetwork = (address: string): string => prefix(address, 32, 64);

/** What is kept about a session or an event: IPv4 /24 or IPv6 /48, never a whole address. */
export const recordedNetwork = (address: string): string => prefix(address, 24, 48);

function prefix(address: string, bits4: 24 | 32, bits6: 48 | 64): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) {
    return bits4 === 32 || !plain ? plain : plain.replace(/\.\d+$/, '.0/24');
  }
  const groups = expand(plain).slice(0, bits6 / 16);
  return `${groups.join(':')}::/${bits6}`;
}

/** The eight groups of an IPv6 address, without leading zeros. */
function expand(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const gap = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...gap, ...right].map((group) => group.replace(/^0+(?=.)/, ''));
}
