import { hueOfAccent } from '@/lib/site/accent';
import type { SharePicture } from '@/lib/share-pictures/share-picture';
import type { Site } from '@/lib/site/queries/site';

/** In the colour of the accent. */
export const siteSharePicture = (
  site: Pick<Site, 'title' | 'description' | 'language' | 'accent'>,
): SharePicture => ({
  key: 'site',
  title: site.title,
  label: site.description,
  language: site.language,
  hue: hueOfAccent(site.accent),
  seed: site.title,
});
