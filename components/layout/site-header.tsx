import { Menu, Search, X } from 'lucide-react';
import { SiteLogo } from '@/components/site/site-logo';
import { ThemeSwitch } from '@/components/ui/theme-switch';
import { searchPath } from '@/lib/paths';
import { HEADER_LINKS, shownLinks, type ShownLink } from '@/lib/site/links';
import type { Site } from '@/lib/site/queries/site';
import { AccountMenu } from './account-menu';
import { SiteNav } from './site-nav';

type SiteHeaderProps = { site: Pick<Site, 'title' | 'logo' | 'navigation'>; logOut: () => Promise<void> };

/** One row. What a window is too narrow for is a popover, which opens and closes without scripts; `header-bar` lays it out in the row. */
export function SiteHeader({ site, logOut }: SiteHeaderProps) {
  const links = shownLinks(site.navigation).slice(0, HEADER_LINKS);
  return (
    <header className={`site-header ${fitsPhones(site.title, links) ? 'sm:header-bar' : 'lg:header-bar'}`}>
      <div className="wide-column">
        <a href="/" className="site-name" dir="auto">
          <SiteLogo logo={site.logo} title={site.title} />
        </a>
        <SearchLink className="beside-menu" />
        <button
          type="button"
          popoverTarget="site-menu"
          data-plain=""
          className="header-tool beside-menu -mr-3"
        >
          <Menu aria-hidden size={20} className="to-open" />
          <X aria-hidden size={20} className="to-close" />
          <span className="sr-only">Menu</span>
        </button>
        <div id="site-menu" popover="auto" className="site-menu">
          <SiteNav links={links} />
          <SearchLink className="in-bar" />
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

/** Pixels of a row of 576, in a window of 640, that tools and account leave. */
const ROOM = 300;

/** Guessed from how many letters there are, so that links do not shrink to two letters where a menu would show them. */
function fitsPhones(title: string, links: ShownLink[]): boolean {
  const widths = links.map(({ label }) => lettersOf(label) * 7.5 + 24);
  return widths.reduce((sum, width) => sum + width, lettersOf(title) * 11) <= ROOM;
}

/** Those of East Asian scripts are twice as wide. */
const lettersOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter >= '\u2e80' ? 2 : 1), 0);
