import { nameOf } from '@/lib/comments/arrange-threads';
import { commentAnchor, permalinkPath } from '@/lib/comments/paths';
import type { FeedComment } from '@/lib/comments/queries/newest';
import { withAbsoluteUrls } from '@/lib/markdown/render-off-thread';
import { pictureUrl } from '@/lib/picture';
import { feedPaths, postCommentsFolder, postPath, publicPath, userPath } from '@/lib/paths';
import { hasDiscussion } from '@/lib/posts/discussion';
import { isGuest, type Author } from '@/lib/guests/author';
import type { PostAuthor, PostDetail } from '@/lib/posts/queries/views';
import type { Site } from '@/lib/site/queries/site';

export type FeedEntry = {
  /** A URI that stays when the address changes. */
  id: string;
  url: string;
  title: string;
  summary: string;
  html: string;
  image: { url: string; alt: string } | null;
  author: { name: string; url: string | null };
  /** Where it is talked about, and the feed of that; null where nobody talks. */
  comments: { url: string; feedUrl: string } | null;
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
  /** The path of the page with the same things. */
  page: string;
  /** Below which its addresses are: `feedPaths`. */
  folder: string;
  author: string;
  updatedAt: Date | null;
  entries: FeedEntry[];
};

type About = Pick<Feed, 'title' | 'description' | 'page' | 'folder'>;

export const aboutSite = (site: Site): About => ({
  title: site.title,
  description: site.description || site.title,
  page: '/',
  folder: '',
});

export function feedOf(site: Site, siteUrl: string, about: About, entries: FeedEntry[]): Feed {
  const changes = entries.map((entry) => entry.modifiedAt.getTime());
  return {
    ...about,
    language: site.language,
    siteUrl,
    author: site.ownerName ?? site.title,
    updatedAt: changes.length > 0 ? new Date(Math.max(...changes)) : null,
    entries,
  };
}

export async function postEntry(post: PostDetail, siteUrl: string): Promise<FeedEntry> {
  const url = siteUrl + postPath(post.slug);
  return {
    id: post.feedId ?? url,
    url,
    title: post.title,
    summary: post.subtitle || post.excerpt,
    html: await withAbsoluteUrls(post.bodyHtml, url),
    image: post.coverUrl ? { url: new URL(coverOf(post), url).href, alt: post.coverAlt } : null,
    author: { name: post.author.name, url: addressOf(post.author, siteUrl) },
    comments: hasDiscussion(post)
      ? { url: `${url}#comments`, feedUrl: siteUrl + feedPaths(postCommentsFolder(post.slug)).rss }
      : null,
    language: post.language || null,
    tags: post.tags.map((tag) => tag.name),
    publishedAt: post.publishedAt,
    modifiedAt: post.modifiedAt,
  };
}

/** Its identity is that of its post, which stays when addresses change, with its number. */
export async function commentEntry(comment: FeedComment, siteUrl: string): Promise<FeedEntry> {
  const { post, author } = comment;
  const postUrl = siteUrl + publicPath(post);
  // Feeds have no other way to tell guests from members and the owner, whose names they may have.
  const name = nameOf(author) + (isGuest(author) ? ' (guest)' : '');
  return {
    id: `${post.feedId ?? postUrl}#${commentAnchor(comment.id)}`,
    url: siteUrl + permalinkPath(comment.id),
    title: `${name} on “${post.title}”`,
    summary: '',
    html: await withAbsoluteUrls(comment.bodyHtml, postUrl),
    image: null,
    author: { name, url: author && addressOf(author, siteUrl) },
    comments: null,
    language: null,
    tags: [],
    publishedAt: comment.createdAt,
    modifiedAt: comment.editedAt ?? comment.createdAt,
  };
}

/** The page of somebody with an account; the website of a guest. */
const addressOf = (author: Author | PostAuthor, siteUrl: string): string | null =>
  author.username === null ? author.website || null : siteUrl + userPath(author.username);

const coverOf = ({ coverUrl, coverPicture }: PostDetail): string =>
  coverPicture ? pictureUrl(coverPicture) : coverUrl;
