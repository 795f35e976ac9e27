import { pictureUrl } from '@/lib/picture';
import { postPath, publicPath, seriesPath, tagPath, userPath } from '@/lib/paths';
import { sharedImage } from '@/lib/posts/metadata';
import type { SeriesOfPost } from '@/lib/posts/queries/around';
import type { getPublicSeries } from '@/lib/posts/queries/series';
import type { PostDetail } from '@/lib/posts/queries/views';
import type { Site } from '@/lib/site/queries/site';
import {
  absolute,
  breadcrumbs,
  inContext,
  publisherOf,
  type StructuredData,
} from '@/lib/site/structured-data';

export function postData(site: Site, post: PostDetail, series: SeriesOfPost | null): StructuredData {
  const url = absolute(postPath(post.slug));
  return inContext({
    '@type': 'BlogPosting',
    headline: post.title,
    description: post.subtitle || post.excerpt,
    url,
    mainEntityOfPage: { '@type': 'WebPage', '@id': url },
    image: imageData(site, post),
    datePublished: post.publishedAt.toISOString(),
    dateModified: post.modifiedAt.toISOString(),
    wordCount: post.wordCount,
    inLanguage: post.language || site.language,
    commentCount: post.commentCount,
    discussionUrl: `${url}#comments`,
    keywords: post.tags.map((tag) => tag.name),
    about: post.tags.map((tag) => ({ '@type': 'Thing', name: tag.name, url: absolute(tagPath(tag.slug)) })),
    author: authorData(post),
    publisher: publisherOf(site),
    isPartOf: [
      { '@type': 'Blog', name: site.title, url: absolute('/') },
      ...(series ? [seriesData(series)] : []),
    ],
    ...(series && { position: series.number }),
  });
}

/** What a page is to search engines, by the address that most sites give it. */
const pageTypes: Record<string, string> = { about: 'AboutPage', contact: 'ContactPage' };

/** For a page of one's own. */
export const pageData = (site: Site, page: PostDetail): StructuredData =>
  inContext({
    '@type': pageTypes[page.slug] ?? 'WebPage',
    name: page.title,
    description: page.subtitle || page.excerpt,
    url: absolute(publicPath(page)),
    image: imageData(site, page),
    datePublished: page.publishedAt.toISOString(),
    dateModified: page.modifiedAt.toISOString(),
    inLanguage: page.language || site.language,
    publisher: publisherOf(site),
    isPartOf: { '@type': 'WebSite', name: site.title, url: absolute('/') },
  });
const authorData = ({ author: { name, username, picture } }: PostDetail): StructuredData => ({
  '@type': 'Person',
  name,
  ...(username !== null && { url: absolute(userPath(username)) }),
  ...(picture && { image: absolute(pictureUrl(picture)) }),
});

const seriesData = ({ name, slug }: SeriesOfPost): StructuredData => ({
  '@type': 'CreativeWorkSeries',
  name,
  url: absolute(seriesPath(slug)),
});

function imageData(site: Site, post: PostDetail): StructuredData {
  const { url, ...image } = sharedImage(site, post);
  const size = 'width' in image ? { width: image.width, height: image.height } : {};
  return { '@type': 'ImageObject', url: absolute(url), ...size };
}

export const postBreadcrumbs = (site: Site, { title, slug, kind, tags: [tag] }: PostDetail): StructuredData =>
  breadcrumbs(site, [
    ...(tag && kind === 'post' ? [{ name: tag.name, path: tagPath(tag.slug) }] : []),
    { name: title, path: publicPath({ slug, kind }) },
  ]);

type SeriesPage = NonNullable<Awaited<ReturnType<typeof getPublicSeries>>>;

/** For the page of a series. */
export const seriesPageData = ({ slug, name, description, parts }: SeriesPage): StructuredData =>
  inContext({
    '@type': 'CreativeWorkSeries',
    name,
    ...(description && { description }),
    url: absolute(seriesPath(slug)),
    hasPart: parts.map((part, index) => ({
      '@type': 'BlogPosting',
      position: index + 1,
      headline: part.title,
      url: absolute(postPath(part.slug)),
      datePublished: part.publishedAt.toISOString(),
    })),
  });
