import type { Metadata } from 'next';
import { settings } from '@/lib/env';
import { pictureOfWidth } from '@/lib/picture';
import { postCommentsFolder, publicPath, userPath } from '@/lib/paths';
import { hasDiscussion } from '@/lib/posts/discussion';
import type { PostDetail } from '@/lib/posts/queries/views';
import { postSharePicture } from '@/lib/posts/share-picture';
import { SHARE_PICTURE_SIZE } from '@/lib/share-pictures/share-picture';
import { drawnImage, localeOf, pageMetadata, twitterCard } from '@/lib/site/metadata';
import { fediverseHandle } from '@/lib/site/links';
import type { Site } from '@/lib/site/queries/site';

export function postMetadata(site: Site, post: PostDetail): Metadata {
  const path = publicPath(post);
  const feed = {
    title: `Comments on ${post.title}`,
    folder: postCommentsFolder(post.slug),
    formats: ['rss' as const],
  };
  const page = pageMetadata(site, {
    title: post.title,
    description: post.subtitle || post.excerpt,
    path,
    feed: hasDiscussion(post) ? feed : undefined,
  });
  const image = sharedImage(site, post);
  if (post.kind === 'page')
    return {
      ...page,
      alternates: { ...page.alternates, ...ownLanguage(site, post, path) },
      openGraph: { ...page.openGraph, locale: localeOf(post.language || site.language), images: [image] },
      twitter: twitterCard(image),
    };
  const author = authorMetadata(post);
  return {
    ...page,
    authors: [author],
    other: fediverseMetadata(site, post),
    alternates: { ...page.alternates, ...ownLanguage(site, post, path) },
    openGraph: {
      ...page.openGraph,
      type: 'article',
      locale: localeOf(post.language || site.language),
      publishedTime: post.publishedAt.toISOString(),
      modifiedTime: post.modifiedAt.toISOString(),
      ...(author.url && { authors: [author.url] }),
      tags: post.tags.map((tag) => tag.name),
      images: [image],
    },
    twitter: twitterCard(image),
  };
}

/** Mastodon shows who wrote what is shared, from the owner's address there; that of a guest is not known. */
function fediverseMetadata(site: Site, { author }: PostDetail): Record<string, string> {
  const handle = author.username === null ? null : fediverseHandle(site.socialLinks);
  return handle ? { 'fediverse:creator': handle } : {};
}

/** A guest has no page here; the address of theirs elsewhere is nothing to vouch for. */
const authorMetadata = ({ author: { username, name } }: PostDetail): { name: string; url?: string } =>
  username === null ? { name } : { name, url: new URL(userPath(username), settings().SITE_URL).href };

/** Of a post in another language than the site, which is written in its language and has no other version. */
const ownLanguage = (site: Site, { language }: PostDetail, path: string) =>
  language !== '' && language !== site.language ? { languages: { [language]: path, 'x-default': path } } : {};

/** What previews of links show: the cover, or what is drawn in its place. */
export function sharedImage(site: Site, post: PostDetail) {
  if (post.coverUrl === '') return drawnImage(postSharePicture(site, post));
  const url = post.coverPicture ? pictureOfWidth(post.coverPicture, SHARE_PICTURE_SIZE.width) : post.coverUrl;
  return { url, alt: post.coverAlt };
}
