import { settings } from '@/lib/env';
import { iconPath } from '@/lib/site/icon-path';
import type { Site } from '@/lib/site/queries/site';

/** What pages say of themselves to search engines (https://schema.org), as JSON-LD. */
export type StructuredData = Record<string, unknown>;

const CONTEXT = 'https://schema.org';

export const absolute = (path: string): string => new URL(path, settings().SITE_URL).href;

export const inContext = (data: StructuredData): StructuredData => ({ '@context': CONTEXT, ...data });

export const publisherOf = (site: Site): StructuredData => ({
  '@type': 'Organization',
  name: site.title,
  url: absolute('/'),
  logo: {
    '@type': 'ImageObject',
    url: absolute(site.icon ? iconPath(site.icon, 180) : '/apple-icon.png'),
    width: 180,
    height: 180,
  },
});

/** For the home page. */
export const siteData = (site: Site): StructuredData =>
  inContext({
    '@type': 'WebSite',
    name: site.title,
    ...(site.description && { description: site.description }),
    url: absolute('/'),
    inLanguage: site.language,
    publisher: publisherOf(site),
    potentialAction: {
      '@type': 'SearchAction',
      target: {
        '@type': 'EntryPoint',
        urlTemplate: `${absolute('/search')}?q={search_term_string}`,
      },
      'query-input': 'required name=search_term_string',
    },
  });

type Crumb = { name: string; path: string };

/** The way from the home page to this one, which comes last. */
export const breadcrumbs = (site: Site, crumbs: Crumb[]): StructuredData =>
  inContext({
    '@type': 'BreadcrumbList',
    itemListElement: [{ name: site.title, path: '/' }, ...crumbs].map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: absolute(path),
    })),
  });
