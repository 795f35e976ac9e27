import type { MetadataRoute } from 'next';
import type { Site } from '@/lib/site/queries/site';

/** `--paper` of app/styles/tokens.css, by scheme. */
export const PAPER = { light: '#fffdfa', dark: '#161512' };

/** https://www.w3.org/TR/appmanifest/ */
export const siteManifest = (site: Site): MetadataRoute.Manifest => ({
  id: '/',
  name: site.title,
  // There is no shorter one that would be its name; devices cut it where they have to.
  short_name: site.title,
  ...(site.description && { description: site.description }),
  lang: site.language,
  dir: 'auto',
  start_url: '/',
  scope: '/',
  display: 'minimal-ui',
  theme_color: PAPER.light,
  background_color: PAPER.light,
  icons: [
    { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
    { src: '/apple-icon.png', type: 'image/png', sizes: '180x180' },
  ],
});
