import { Menu, Search, X } from 'lucide-react';
import { SiteLogo } from '@/components/site/site-logo';
import { ThemeSwitch } from '@/components/ui/theme-switch';
import { searchPath } from '@/lib/paths';
import { HEADER_LINKS, shownLinks } from '@/lib/site/links';
import type { Site } from '@/lib/site/queries/site';
import { AccountMenu } from './account-menu';
import { SiteNav } from './site-nav';

type SiteHeaderProps = { site: Pick<Site, 'title' | 'logo' | 'navigation'>; logOut: () => Promise<void> };

/** One row. On phones what does not fit is a popover, which opens and closes without scripts; CSS lays it out in the row elsewhere. */
export function SiteHeader({ site, logOut }: SiteHeaderProps) {
  return (
    <header className="site-header">
      <div className="wide-column">
        <a href="/" className="site-name" dir="auto">
          <SiteLogo logo={site.logo} title={site.title} />
        </a>
        <SearchLink className="md:hidden" />
        <button type="button" popoverTarget="site-menu" data-plain="" className="header-tool menu-button">
          <Menu aria-hidden size={20} className="to-open" />
          <X aria-hidden size={20} className="to-close" />
          <span className="sr-only">Menu</span>
        </button>
        <div id="site-menu" popover="auto" className="site-menu">
          <SiteNav links={shownLinks(site.navigation).slice(0, HEADER_LINKS)} />
          <SearchLink className="max-md:hidden" />
          <ThemeSwitch />
          <AccountMenu logOut={logOut} />
        </div>
      </div>
    </header>
  );
}

/** Twice in the header and shown once: beside the menu on phones, after the links elsewhere, as one steps through them. */
const SearchLink = ({ className }: { className: string }) => (
  <a href={searchPath()} className={`header-tool ${className}`} aria-keyshortcuts="/">
    <Search aria-hidden size={18} />
    <span className="sr-only">Search</span>
  </a>
);
