import type { Settings } from '@/lib/env';

/** The site's address, from SITE_URL: the only truth about host and scheme. */
export type SiteAddress = {
  origin: string;
  host: string;
  protocol: 'http' | 'https';
  port: string;
  isPublic: boolean;
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
