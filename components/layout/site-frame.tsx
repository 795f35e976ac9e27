import type { ReactNode } from 'react';
import { AccountMenu } from './account-menu';
import { OwnerPalette } from './palette-host';
import { SiteNav } from './site-nav';
import { ThemeSwitch } from '@/components/ui/theme-switch';

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
    </div>
  );
}
