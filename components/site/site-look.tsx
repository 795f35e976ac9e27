import { preload } from 'react-dom';
import { fontFiles } from '@/lib/site/font-files';
import type { Site } from '@/lib/site/queries/site';
import { themePath } from '@/lib/site/theme';

/** In each layout: the owner's stylesheet, where there is one, and early word of the fonts that every page shows. */
export function SiteLook({ site }: { site: Pick<Site, 'accent' | 'fontPair'> }) {
  const families = site.fontPair === 'sans' ? (['sans'] as const) : (['serif', 'sans'] as const);
  const theme = themePath(site);
  // Not as elements: they would stand before the title or after it, as it happens, and pages would differ.
  for (const family of families)
    preload(fontFiles[family], { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
  return theme && <link rel="stylesheet" href={theme} precedence="theme" />;
}
