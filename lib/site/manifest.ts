import type { MetadataRoute } from 'next';
import type { Site } from '@/lib/site/queries/site';

/** `--paper` of app/styles/tokens.css, by scheme. */
export const PAPER = { light: '#ffffff', dark: '#171612' };

/** Characters of a name under an icon, beyond which devices cut it. */
const SHORT_NAME = 12;

/** https://www.w3.org/TR/appmanifest/ */
export const siteManifest = (site: Site): MetadataRoute.Manifest => ({
  id: '/',
  name: site.title,
  short_name: shortName(site.title),
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

/** Whole words, as many as fit. */
function shortName(title: string): string {
  if (title.length <= SHORT_NAME) return title;
  const words = title.split(/\s+/);
  const count = words.findLastIndex((_, index) => words.slice(0, index + 1).join(' ').length <= SHORT_NAME);
  return count === -1 ? title : words.slice(0, count + 1).join(' ');
}
