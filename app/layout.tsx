import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { OwnScript } from '@/components/layout/own-script';
import { LinkProgress } from '@/components/ui/link-progress';
import { settings } from '@/lib/env';
import { isDatabaseUnavailable } from '@/lib/errors';
import { THEME_SCRIPT } from '@/lib/inline-scripts';
import { PAPER } from '@/lib/site/manifest';
import '@/app/globals.css';
import { getSite } from '@/lib/site/queries/site';

/** What a browser draws around the page: the page's own paper. */
export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: PAPER.light },
    { media: '(prefers-color-scheme: dark)', color: PAPER.dark },
  ],
};

/** Asks no database, because the build has none; what the site says about itself is in the groups' layouts. */
export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(settings().SITE_URL),
    icons: {
      icon: [
        { url: '/favicon.ico', sizes: '32x32' },
        { url: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
      ],
      apple: '/apple-icon.png',
    },
  };
}

async function siteLanguage(): Promise<string> {
  if (!settings().DATABASE_URL) return 'en';
  try {
    return (await getSite()).language;
  } catch (error) {
    if (isDatabaseUnavailable(error)) return 'en';
    throw error;
  }
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    // The script changes attributes of <html> before React sees it.
    <html lang={await siteLanguage()} suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
        <OwnScript />
      </head>
      <body>
        {children}
        <LinkProgress />
      </body>
    </html>
  );
}
