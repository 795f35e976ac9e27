import type { MetadataRoute } from 'next';
import type { Picture } from '@/lib/picture';
import { GROUNDS, readableAccent } from '@/lib/site/accent';
import { iconPath } from '@/lib/site/icon-path';
import type { Site } from '@/lib/site/queries/site';

/** What a browser draws around a page, by scheme. */
export const PAPER = { light: GROUNDS.light.paper, dark: GROUNDS.dark.paper };

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
  theme_color: readableAccent(site.accent, 'light'),
  background_color: PAPER.light,
  icons: site.icon
    ? ownIcons(site.icon)
    : [
        { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
        { src: '/apple-icon.png', type: 'image/png', sizes: '180x180' },
      ],
});

const ownIcons = (icon: Picture) =>
  ([192, 512] as const).map((size) => ({
    src: iconPath(icon, size),
    type: 'image/png',
    sizes: `${size}x${size}`,
  }));
