import 'server-only';
import ipaddr from 'ipaddr.js';
import { settings } from '@/lib/env';

/** A problem of an address that webhooks would be sent to, in words, or null. What a name leads to is seen at sending. */
export function targetProblem(text: string): string | null {
  if (!URL.canParse(text)) return 'Enter an address such as https://example.org/hook.';
  const { protocol, username, password, hash, hostname, port } = new URL(text);
  const isFree = settings().WEBHOOK_ALLOW_PRIVATE;
  if (protocol !== 'https:' && !(isFree && protocol === 'http:'))
    return 'Enter an address that starts with https://.';
  if (username || password) return 'Leave username and password out: the signature says who sends it.';
  if (hash) return 'Leave out what follows the #: it would not be sent.';
  if (isFree) return null;
  if (port) return 'Only the usual port of https is allowed.';
  if (isPrivateHost(hostname)) return 'This is an address of a private network, where webhooks are not sent.';
  return null;
}

function isPrivateHost(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(bare)) return ipaddr.process(bare).range() !== 'unicast';
  return /(^|\.)(localhost|local|internal|home\.arpa)\.?$/.test(bare) || !bare.includes('.');
}
