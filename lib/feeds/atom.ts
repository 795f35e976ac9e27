import type { Feed, FeedEntry } from '@/lib/feeds/feed';
import { feedPaths } from '@/lib/paths';
import { xml, xmlDocument } from '@/lib/xml';

/** Atom 1.0 (https://www.rfc-editor.org/rfc/rfc4287). */
export function atom(feed: Feed): string {
  // `updated` is required, also of a feed in which nothing has happened yet.
  const updated = feed.updatedAt ?? new Date(0);
  return xmlDocument(xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">
<title>${feed.title}</title>
<subtitle>${feed.description}</subtitle>
<id>${feed.siteUrl}${feed.page}</id>
<link href="${feed.siteUrl}${feed.page}"/>
<link href="${feed.siteUrl}${feedPaths(feed.folder).atom}" rel="self" type="application/atom+xml"/>
<updated>${updated.toISOString()}</updated>
<author><name>${feed.author}</name></author>
<generator>Colophon</generator>
${feed.entries.map(entry)}
</feed>`);
}

const entry = (post: FeedEntry) => xml`<entry${post.language && xml` xml:lang="${post.language}"`}>
<title>${post.title}</title>
<id>${post.id}</id>
<link href="${post.url}"/>
${post.image && xml`<link href="${post.image.url}" rel="enclosure"/>`}
${post.comments && xml`<link href="${post.comments.feedUrl}" rel="replies" type="application/rss+xml"/>`}
<published>${post.publishedAt.toISOString()}</published>
<updated>${post.modifiedAt.toISOString()}</updated>
<author><name>${post.author.name}</name>${post.author.url && xml`<uri>${post.author.url}</uri>`}</author>
${post.tags.map((tag) => xml`<category term="${tag}"/>`)}
<summary>${post.summary}</summary>
<content type="html">${post.html}</content>
</entry>
`;
