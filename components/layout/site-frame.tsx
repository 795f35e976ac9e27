import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { AccountMenu } from './account-menu';
import { OwnerPalette } from './palette-host';
import { SearchHost } from './search-host';
import { SiteNav } from './site-nav';
import { ThemeSwitch } from '@/components/ui/theme-switch';
import { searchPath } from '@/lib/paths';

type SiteFrameProps = {
  title: string;
  logOut: () => Promise<void>;
  children: ReactNode;
};

export function SiteFrame({ title, logOut, children }: SiteFrameProps) {
  return (
    <div className="site-frame">
      <a href="#main" className="skip-link">
        Skip to content
      </a>
      <header className="site-header">
        <div className="wide-column">
          <a href="/" className="site-name">
            {title}
          </a>
          <a href={searchPath()} className="site-search" aria-keyshortcuts="/">
            <Search aria-hidden size={18} />
            <span>Search</span>
          </a>
          <SiteNav />
          <ThemeSwitch />
          <AccountMenu logOut={logOut} />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="site-footer">
        <div className="wide-column">
          <p>{title}</p>
          <p>
            <a href="/feed.xml" className="site-link">
              RSS feed
            </a>
          </p>
        </div>
      </footer>
      <OwnerPalette />
      <SearchHost />
    </div>
  );
}
