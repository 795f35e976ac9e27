import type { Feed } from '@/lib/feeds/feed';
import { feedPaths } from '@/lib/paths';

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    home_page_url: feed.siteUrl + feed.page,
    feed_url: feed.siteUrl + feedPaths(feed.folder).json,
    language: feed.language,
    authors: [{ name: feed.author }],
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      summary: entry.summary,
      content_html: entry.html,
      image: entry.image?.url,
      date_published: entry.publishedAt.toISOString(),
      date_modified: entry.modifiedAt.toISOString(),
      authors: [{ name: entry.author.name, url: entry.author.url ?? undefined }],
      language: entry.language ?? undefined,
      tags: entry.tags,
    })),
  });
}
