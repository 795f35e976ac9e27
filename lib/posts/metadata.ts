import type { Metadata } from 'next';
import { settings } from '@/lib/env';
import { pictureOfWidth } from '@/lib/media/picture';
import { postPath, tagPath, userPath } from '@/lib/paths';
import type { PostDetail } from '@/lib/posts/queries/views';
import { pageMetadata } from '@/lib/site/metadata';
import type { Site } from '@/lib/site/queries/site';

const absolute = (path: string): string => new URL(path, settings().SITE_URL).href;

export function postMetadata(site: Site, post: PostDetail): Metadata {
  const description = post.subtitle || post.excerpt;
  const page = pageMetadata(site, { title: post.title, description, path: postPath(post.slug) });
  const images = post.coverUrl ? [{ url: sharedImage(post), alt: post.coverAlt }] : undefined;
  return {
    ...page,
    authors: [{ name: post.author.name }],
    openGraph: {
      ...page.openGraph,
      type: 'article',
      publishedTime: post.publishedAt.toISOString(),
      modifiedTime: post.modifiedAt.toISOString(),
      authors: [post.author.name],
      tags: post.tags.map((tag) => tag.name),
      images,
    },
    twitter: { card: images ? 'summary_large_image' : 'summary', images },
  };
}

export function postJsonLd(site: Site, post: PostDetail): Record<string, unknown> {
  return {
    '@context': 'https://schema.org',
    '@type': 'BlogPosting',
    headline: post.title,
    description: post.subtitle || post.excerpt,
    url: absolute(postPath(post.slug)),
    mainEntityOfPage: absolute(postPath(post.slug)),
    datePublished: post.publishedAt.toISOString(),
    dateModified: post.modifiedAt.toISOString(),
    wordCount: post.wordCount,
    inLanguage: post.language || site.language,
    commentCount: post.commentCount,
    keywords: post.tags.map((tag) => tag.name),
    about: post.tags.map((tag) => ({ '@type': 'Thing', name: tag.name, url: absolute(tagPath(tag.slug)) })),
    author: {
      '@type': 'Person',
      name: post.author.name,
      url: absolute(userPath(post.author.username)),
    },
    publisher: { '@type': 'Organization', name: site.title, url: absolute('/') },
    ...(post.coverUrl && { image: absolute(sharedImage(post)) }),
  };
}

/** Pixels that previews of links ask for at most. */
const SHARED_WIDTH = 1200;

const sharedImage = ({ coverUrl, coverPicture }: PostDetail): string =>
  coverPicture ? pictureOfWidth(coverPicture, SHARED_WIDTH) : coverUrl;
