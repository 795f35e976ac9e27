import type { Metadata } from 'next';
import { feedPaths } from '@/lib/paths';
import type { Picture } from '@/lib/picture';
import { SHARE_PICTURE_SIZE, sharePicturePath, type SharePicture } from '@/lib/share-pictures/share-picture';
import { iconPath } from '@/lib/site/icon-path';
import { siteSharePicture } from '@/lib/site/share-picture';
import type { Site } from '@/lib/site/queries/site';

/** A feed of what a page is about, beside those of the site. */
export type PageFeed = { title: string; folder: string; formats: (keyof ReturnType<typeof feedPaths>)[] };

const formats = {
  rss: { type: 'application/rss+xml', name: 'RSS' },
  atom: { type: 'application/atom+xml', name: 'Atom' },
  json: { type: 'application/feed+json', name: 'JSON Feed' },
} as const;

/** For `alternates.types`: a page that sets `alternates` replaces all of its layout's. Programs often take the first. */
function feedLinks(site: Site, pageFeed?: PageFeed) {
  const siteFeed: PageFeed = { title: site.title, folder: '', formats: ['rss', 'atom', 'json'] };
  const links = [...(pageFeed ? [pageFeed] : []), siteFeed].flatMap((feed) =>
    feed.formats.map((format) => ({ ...feed, format })),
  );
  return Object.fromEntries(
    Object.entries(formats).map(([format, { type, name }]) => [
      type,
      links
        .filter((link) => link.format === format)
        .map(({ title, folder }) => ({
          url: feedPaths(folder)[format as keyof typeof formats],
          title: `${title} (${name})`,
        })),
    ]),
  );
}

export function siteMetadata(site: Site): Metadata {
  return {
    title: { default: site.title, template: `%s · ${site.title}` },
    description: site.description || undefined,
    applicationName: site.title,
    ...(site.icon && { icons: ownIcons(site.icon) }),
    manifest: '/manifest.webmanifest',
    alternates: { types: feedLinks(site) },
    openGraph: {
      type: 'website',
      siteName: site.title,
      title: site.title,
      locale: localeOf(site.language),
      images: [drawnImage(siteSharePicture(site))],
    },
    twitter: twitterCard(drawnImage(siteSharePicture(site))),
  };
}

/** In place of those of the root layout. */
const ownIcons = (icon: Picture): Metadata['icons'] => ({
  icon: { url: iconPath(icon, 48), type: 'image/png', sizes: '48x48' },
  apple: { url: iconPath(icon, 180), sizes: '180x180' },
});

/** What the owner says of it, or what is true of each. */
export const siteDescription = ({ description, title, ownerName }: Site): string =>
  description || (ownerName ? `Posts by ${ownerName}.` : `The posts of ${title}.`);

type Page = { title?: string; description?: string; path: string; feed?: PageFeed };

export function pageMetadata(site: Site, { title, description, path, feed }: Page): Metadata {
  return {
    title: title ?? { absolute: site.title },
    description,
    alternates: { canonical: path, types: feedLinks(site, feed) },
    openGraph: {
      type: 'website',
      siteName: site.title,
      title: title ?? site.title,
      description: description ?? (site.description || undefined),
      url: path,
      locale: localeOf(site.language),
      images: [drawnImage(siteSharePicture(site))],
    },
    twitter: twitterCard(drawnImage(siteSharePicture(site))),
  };
}

/** With what Open Graph has no other word for: Next would say all of the picture a second time. */
export const twitterCard = ({ url, alt }: { url: string; alt: string }) => ({
  card: 'summary_large_image' as const,
  images: [{ url, alt }],
});

export const drawnImage = (picture: SharePicture) => ({
  ...SHARE_PICTURE_SIZE,
  url: sharePicturePath(picture),
  type: 'image/png',
  alt: picture.title,
});

/** `de_DE` for `de`, `zh_CN` for `zh-Hans`: Open Graph takes a language with a country. @param language BCP 47 */
export function localeOf(language: string): string {
  const locale = new Intl.Locale(language);
  const { region } = locale.region ? locale : locale.maximize();
  return /^[A-Z]{2}$/.test(region ?? '') ? `${locale.language}_${region}` : locale.language;
}
