import type { OutgoingHttpHeaders } from 'node:http';

/** A proxy may answer for one second by itself and one more while it asks again; a browser always asks. */
export const SHARED_CACHE_CONTROL =
  'public, max-age=0, must-revalidate, s-maxage=1, stale-while-revalidate=1';

export const PRIVATE_CACHE_CONTROL = 'private, no-store';

const YEARS = 2;

export function securityHeaders(https: boolean, withSubdomains = false): OutgoingHttpHeaders {
  const hsts = `max-age=${YEARS * 365 * 24 * 3600}${withSubdomains ? '; includeSubDomains' : ''}`;
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy':
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=(), browsing-topics=()',
    ...(https && { 'strict-transport-security': hsts }),
  };
}

/** The flat list that `writeHead` takes: names at even places, values at odd ones. */
export function headerList(headers: OutgoingHttpHeaders): string[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return Array.isArray(value) ? value.flatMap((one) => [name, one]) : [name, String(value)];
  });
}

export const isHtml = (headers: OutgoingHttpHeaders): boolean =>
  String(headers['content-type'] ?? '').startsWith('text/html');
