import type { ReactNode } from 'react';
import { SiteLook } from '@/components/site/site-look';
import type { Site } from '@/lib/site/queries/site';
import { OwnerPalette } from './palette-host';
import { SearchHost } from './search-host';
import { SiteFooter } from './site-footer';
import { SiteHeader } from './site-header';

type SiteFrameProps = { site: Site; logOut: () => Promise<void>; children: ReactNode };

export function SiteFrame({ site, logOut, children }: SiteFrameProps) {
  return (
    <div className="site-frame">
      <SiteLook site={site} />
      <a href="#main" className="skip-link">
        Skip to content
      </a>
      <SiteHeader site={site} logOut={logOut} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter site={site} />
      <OwnerPalette />
      <SearchHost />
    </div>
  );
}
