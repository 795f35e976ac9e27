import 'server-only';
import { notFound } from 'next/navigation';
import { decodePercent } from '@/lib/decode-percent';
import { atom } from '@/lib/feeds/atom';
import type { Feed } from '@/lib/feeds/feed';
import { jsonFeed } from '@/lib/feeds/json-feed';
import { machineResponse } from '@/lib/feeds/machine-response';
import { getCommentsFeedOfPost, getFeedOfAuthor, getFeedOfTag } from '@/lib/feeds/queries';
import { rss } from '@/lib/feeds/rss';
import { feedPaths, pageSlugIn, postCommentsFolder, slugIn, tagPath } from '@/lib/paths';
import { findRedirect } from '@/lib/posts/queries/public';
import { findTagAlias } from '@/lib/posts/queries/tags';

const formats = {
  rss: { write: rss, contentType: 'application/rss+xml' },
  atom: { write: atom, contentType: 'application/atom+xml' },
  json: { write: jsonFeed, contentType: 'application/feed+json' },
};

export type FeedFormat = keyof typeof formats;

export function answerFeed(feed: Feed, format: FeedFormat): Response {
  const { write, contentType } = formats[format];
  return machineResponse(write(feed), contentType, feedPaths(feed.folder)[format]);
}

/** @param segment as it stands in the address */
export async function answerTagFeed(segment: string, format: FeedFormat): Promise<Response> {
  const slug = decodePercent(segment);
  const feed = await getFeedOfTag(slug);
  if (feed) return answerFeed(feed, format);
  const present = await findTagAlias(slug);
  return present === null ? notFound() : movedTo(feedPaths(tagPath(present))[format]);
}

/** @param segment as it stands in the address */
export async function answerAuthorFeed(segment: string, format: FeedFormat): Promise<Response> {
  const feed = await getFeedOfAuthor(decodePercent(segment));
  return feed ? answerFeed(feed, format) : notFound();
}

export async function answerPostCommentsFeed(segment: string): Promise<Response> {
  const slug = decodePercent(segment);
  const feed = await getCommentsFeedOfPost(slug);
  if (feed) return answerFeed(feed, 'rss');
  const path = (await findRedirect(`/posts/${slug}`)) ?? '';
  const present = slugIn(path) ?? pageSlugIn(path);
  return present === null ? notFound() : movedTo(feedPaths(postCommentsFolder(present)).rss);
}

/** 301, not 308: programs that fetch feeds have understood it for longer, and change the address that they keep. */
const movedTo = (Location: string): Response =>
  new Response(null, { status: 301, headers: { Location, 'Cache-Control': 'no-store' } });
