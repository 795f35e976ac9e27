import { fontFiles } from '@/lib/site/font-files';
import type { Site } from '@/lib/site/queries/site';
import { themePath } from '@/lib/site/theme';

/** In each layout: the owner's stylesheet, where there is one, and early word of the fonts that every page shows. */
export function SiteLook({ site }: { site: Pick<Site, 'accent' | 'fontPair'> }) {
  const families = site.fontPair === 'sans' ? (['sans'] as const) : (['serif', 'sans'] as const);
  const theme = themePath(site);
  return (
    <>
      {theme && <link rel="stylesheet" href={theme} precedence="theme" />}
      {families.map((family) => (
        <link
          key={family}
          rel="preload"
          as="font"
          type="font/woff2"
          href={fontFiles[family]}
          crossOrigin="anonymous"
        />
      ))}
    </>
  );
}
