import 'server-only';
import ipaddr from 'ipaddr.js';
import { headers } from 'next/headers';

/** As lib/server decided it from socket and proxies; a client's header of this name is dropped. Empty outside a request. */
export async function requestingAddress(): Promise<string> {
  return (await headers()).get('x-colophon-client') ?? '';
}

/** The key of throttles: one IPv4 address, or the /64 that one IPv6 customer has. */
export const throttleNetwork = (address: string): string => networkOf(address, 32, 64);

/** The network kept with a session or an event: IPv4 /24 or IPv6 /48, never a whole address. */
export const recordedNetwork = (address: string): string => networkOf(address, 24, 48);

function networkOf(address: string, bits4: 24 | 32, bits6: 48 | 64): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv6) {
    const groups = parsed.parts.slice(0, bits6 / 16).map((group) => group.toString(16));
    return `${groups.join(':')}::/${bits6}`;
  }
  return bits4 === 32 ? parsed.toString() : `${parsed.octets.slice(0, 3).join('.')}.0/24`;
}
