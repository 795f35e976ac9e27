import { decodePercent } from '@/lib/decode-percent';

/** The path on this site that an address means, decoded, without what follows it; null where it leads elsewhere. */
export function pathOnSite(address: string, siteUrl: string): string | null {
  // `#part` stays on the page.
  if (address.startsWith('#') || !URL.canParse(address, siteUrl)) return null;
  const url = new URL(address, siteUrl);
  if (url.origin !== new URL(siteUrl).origin || !/^https?:$/.test(url.protocol)) return null;
  const path = url.pathname.split('/').map(decodePercent).join('/');
  return path.length > 1 ? path.replace(/\/+$/, '') : path;
}

export const tagIn = (path: string): string | null => /^\/tags\/([^/]+)$/.exec(path)?.[1] ?? null;
