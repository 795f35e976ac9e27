import type { SharePicture } from '@/lib/share-pictures/share-picture';
import type { Site } from '@/lib/site/queries/site';

/** Degrees: the accent's rust. */
const HUE = 20;

export const siteSharePicture = (site: Pick<Site, 'title' | 'description' | 'language'>): SharePicture => ({
  key: 'site',
  title: site.title,
  label: site.description,
  language: site.language,
  hue: HUE,
  seed: site.title,
});
