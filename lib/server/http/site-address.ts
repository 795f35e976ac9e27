import type { Settings } from '@/lib/env';

/** The site's address, from SITE_URL: the only truth about host and scheme. */
export type SiteAddress = {
  origin: string;
  /** With the port, unless it is the scheme's own. */
  host: string;
  protocol: 'http' | 'https';
  port: string;
  /** Whether others than this machine can reach it. */
  isPublic: boolean;
  /** How many proxies stand in front. */
  hops: number;
};

export function siteAddress({
  SITE_URL,
  TRUSTED_PROXY_HOPS,
  isPublic,
}: Pick<Settings, 'SITE_URL' | 'TRUSTED_PROXY_HOPS' | 'isPublic'>): SiteAddress {
  const url = new URL(SITE_URL);
  const protocol = url.protocol === 'https:' ? 'https' : 'http';
  return {
    origin: url.origin,
    host: url.host,
    protocol,
    port: url.port || (protocol === 'https' ? '443' : '80'),
    isPublic,
    hops: TRUSTED_PROXY_HOPS,
  };
}
