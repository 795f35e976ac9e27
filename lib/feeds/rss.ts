import type { Feed, FeedEntry } from '@/lib/feeds/feed';
import { feedPaths } from '@/lib/paths';
import { xml, xmlDocument } from '@/lib/xml';

/** RSS 2.0 (https://www.rssboard.org/rss-specification) with the whole content in `content:encoded`. */
export function rss(feed: Feed): string {
  return xmlDocument(xml`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:wfw="http://wellformedweb.org/CommentAPI/">
<channel>
<title>${asHtml(feed.title)}</title>
<link>${feed.siteUrl}${feed.page}</link>
<description>${asHtml(feed.description)}</description>
<language>${feed.language}</language>
${feed.updatedAt && xml`<lastBuildDate>${feed.updatedAt.toUTCString()}</lastBuildDate>`}
<generator>Colophon</generator>
<atom:link href="${feed.siteUrl}${feedPaths(feed.folder).rss}" rel="self" type="application/rss+xml"/>
${feed.entries.map(item)}
</channel>
</rss>`);
}

/** Readers' programs take both for HTML escaped once more, so a plain `<` must come through as `&lt;`. */
const asHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const item = (entry: FeedEntry) => xml`<item>
<title>${asHtml(entry.title)}</title>
<link>${entry.url}</link>
<guid isPermaLink="${String(entry.id === entry.url)}">${entry.id}</guid>
<pubDate>${entry.publishedAt.toUTCString()}</pubDate>
<dc:creator>${entry.author.name}</dc:creator>
${entry.tags.map((tag) => xml`<category>${tag}</category>`)}
${entry.summary && xml`<description>${asHtml(entry.summary)}</description>`}
<content:encoded>${entry.html}</content:encoded>
${entry.image && media(entry.image)}
${
  entry.comments &&
  xml`<comments>${entry.comments.url}</comments>
<wfw:commentRss>${entry.comments.feedUrl}</wfw:commentRss>`
}
</item>
`;

/** A cover; what an enclosure asks for beside it, its bytes, is not known of pictures elsewhere. */
const media = ({ url, alt }: { url: string; alt: string }) =>
  xml`<media:content url="${url}" medium="image">${
    alt && xml`<media:description type="plain">${alt}</media:description>`
  }</media:content>`;
