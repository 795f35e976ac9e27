import './admin.css';
import './picture-chooser.css';
import './desk.css';
import './editor-layout.css';
import './frame.css';
import './import.css';
import './publish-panel.css';
import './rich.css';
import './series.css';
import './settings.css';
import './toasts.css';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { AdminNav } from '@/components/layout/admin-nav';
import { PaletteHost } from '@/components/layout/palette-host';
import { SiteLook } from '@/components/site/site-look';
import { ToastRegion } from '@/components/layout/toast-region';
import { ThemeSwitch } from '@/components/ui/theme-switch';
import { logOut } from '@/lib/accounts/sessions/actions';
import { siteMetadata } from '@/lib/site/metadata';
import { getSite } from '@/lib/site/queries/site';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  return { ...siteMetadata(await getSite()), robots: { index: false } };
}

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const site = await getSite();
  return (
    <div className="admin-frame">
      <SiteLook site={site} />
      <a href="#main" className="skip-link">
        Skip to content
      </a>
      <header className="admin-header">
        <a href="/" className="admin-site-name">
          <span className="admin-site-title">{site.title}</span>
          <span className="sr-only">, </span>
          <span className="admin-view-site">view site</span>
        </a>
        <AdminNav />
        <div className="admin-foot">
          <ThemeSwitch />
          <form action={logOut}>
            <button type="submit" className="site-link cursor-pointer">
              Log out
            </button>
          </form>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="admin-main">
        {children}
      </main>
      <ToastRegion />
      <PaletteHost withSlash />
    </div>
  );
}
