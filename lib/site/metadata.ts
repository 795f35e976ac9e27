import type { Metadata } from 'next';
import type { Site } from '@/lib/site/queries/site';

/** The feeds, for `alternates.types`: a page that sets `alternates` replaces all of its layout's, so it repeats them. */
export const feedLinks = {
  'application/rss+xml': '/feed.xml',
  'application/atom+xml': '/atom.xml',
  'application/feed+json': '/feed.json',
};

export function siteMetadata(site: Site): Metadata {
  return {
    title: { default: site.title, template: `%s · ${site.title}` },
    description: site.description || undefined,
    applicationName: site.title,
    alternates: { types: feedLinks },
    openGraph: {
      type: 'website',
      siteName: site.title,
      title: site.title,
      locale: site.language.replace('-', '_'),
    },
  };
}

export function pageMetadata(
  site: Site,
  page: { title?: string; description?: string; path: string },
): Metadata {
  const { title, description, path } = page;
  return {
    title: title ?? { absolute: site.title },
    description,
    alternates: { canonical: path, types: feedLinks },
    openGraph: {
      type: 'website',
      siteName: site.title,
      title: title ?? site.title,
      description: description ?? (site.description || undefined),
      url: path,
      locale: site.language.replace('-', '_'),
    },
    twitter: { card: 'summary' },
  };
}
