import { postPath, publicPath, tagPath, userPath } from '@/lib/paths';
import { sharedImage } from '@/lib/posts/metadata';
import type { PostDetail } from '@/lib/posts/queries/views';
import type { Site } from '@/lib/site/queries/site';
import {
  absolute,
  breadcrumbs,
  inContext,
  publisherOf,
  type StructuredData,
} from '@/lib/site/structured-data';

export function postData(site: Site, post: PostDetail): StructuredData {
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
    author: {
      '@type': 'Person',
      name: post.author.name,
      url: absolute(userPath(post.author.username)),
    },
    publisher: publisherOf(site),
    isPartOf: { '@type': 'Blog', name: site.title, url: absolute('/') },
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
