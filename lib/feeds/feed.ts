import { withAbsoluteUrls } from '@/lib/markdown/render-off-thread';
import { pictureUrl } from '@/lib/media/picture';
import { postPath } from '@/lib/paths';
import type { PostDetail } from '@/lib/posts/queries/views';
import type { Site } from '@/lib/site/queries/site';

export type FeedEntry = {
  /** A URI that stays when the address changes. */
  id: string;
  url: string;
  title: string;
  summary: string;
  html: string;
  image: string | null;
  author: string;
  /** BCP 47; null for that of the feed. */
  language: string | null;
  tags: string[];
  publishedAt: Date;
  modifiedAt: Date;
};

export type Feed = {
  title: string;
  description: string;
  language: string;
  siteUrl: string;
  author: string;
  updatedAt: Date | null;
  entries: FeedEntry[];
};

export async function makeFeed(site: Site, posts: PostDetail[], siteUrl: string): Promise<Feed> {
  const entries = await Promise.all(posts.map((post) => makeEntry(post, siteUrl)));
  const changes = entries.map((entry) => entry.modifiedAt.getTime());
  return {
    title: site.title,
    description: site.description || site.title,
    language: site.language,
    siteUrl,
    author: site.ownerName ?? site.title,
    updatedAt: changes.length > 0 ? new Date(Math.max(...changes)) : null,
    entries,
  };
}

async function makeEntry(post: PostDetail, siteUrl: string): Promise<FeedEntry> {
  const url = siteUrl + postPath(post.slug);
  return {
    id: post.feedId ?? url,
    url,
    title: post.title,
    summary: post.subtitle || post.excerpt,
    html: await withAbsoluteUrls(post.bodyHtml, url),
    image: post.coverUrl ? new URL(coverOf(post), url).href : null,
    author: post.author.name,
    language: post.language || null,
    tags: post.tags.map((tag) => tag.name),
    publishedAt: post.publishedAt,
    modifiedAt: post.modifiedAt,
  };
}

const coverOf = ({ coverUrl, coverPicture }: PostDetail): string =>
  coverPicture ? pictureUrl(coverPicture) : coverUrl;
