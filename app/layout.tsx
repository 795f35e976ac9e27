import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { LinkProgress } from '@/components/layout/link-progress';
import { settings } from '@/lib/env';
import { THEME_SCRIPT } from '@/lib/inline-scripts';
import '@/app/fonts';
import '@/app/globals.css';

/** Asks no database, because the build has none; what the site says about itself is in the groups' layouts. */
export function generateMetadata(): Metadata {
  return { metadataBase: new URL(settings().SITE_URL) };
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // The script changes attributes of <html> before React sees it.
    <html lang="en" suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body>
        {children}
        <LinkProgress />
      </body>
    </html>
  );
}
