import 'server-only';
import { settings } from '@/lib/env';
import { listNewestComments, type FeedComment } from '@/lib/comments/queries/newest';
import { aboutSite, commentEntry, feedOf, postEntry, type Feed } from '@/lib/feeds/feed';
import { listPlaces, POSTS_PER_SITEMAP, postPlaces, sitemap, sitemapIndex } from '@/lib/feeds/sitemap';
import { postCommentsFolder, publicPath, SITE_COMMENTS_FOLDER, tagPath, userPath } from '@/lib/paths';
import {
  getAuthorFeed,
  getNewestModification,
  getTagFeed,
  listFeedPosts,
  listFilledRanges,
  listSitemapEntries,
} from '@/lib/posts/queries/feed';
import { getPublicPost } from '@/lib/posts/queries/public';
import type { PostDetail } from '@/lib/posts/queries/views';
import { getSite } from '@/lib/site/queries/site';
import { listPublicSeries } from '@/lib/posts/queries/series';
import { listPublicTags } from '@/lib/posts/queries/tags';

export async function getFeed(): Promise<Feed> {
  const [site, posts] = await Promise.all([getSite(), listFeedPosts()]);
  return feedOf(site, siteUrl(), aboutSite(site), await entriesOf(posts));
}

/** Null for a tag without posts. */
export async function getFeedOfTag(slug: string): Promise<Feed | null> {
  const [site, found] = await Promise.all([getSite(), getTagFeed(slug)]);
  if (!found) return null;
  const page = tagPath(found.tag.slug);
  const title = `${found.tag.name} · ${site.title}`;
  const description = found.tag.description || `Posts tagged ${found.tag.name}`;
  return feedOf(site, siteUrl(), { title, description, page, folder: page }, await entriesOf(found.posts));
}

/** Null for nobody, and for somebody without posts. */
export async function getFeedOfAuthor(username: string): Promise<Feed | null> {
  const [site, found] = await Promise.all([getSite(), getAuthorFeed(username)]);
  if (!found) return null;
  const { author } = found;
  const page = userPath(author.username);
  const title = `${author.name} · ${site.title}`;
  const description = author.bio || `Posts by ${author.name}`;
  const feed = feedOf(
    site,
    siteUrl(),
    { title, description, page, folder: page },
    await entriesOf(found.posts),
  );
  return { ...feed, author: author.name };
}

export async function getCommentsFeed(): Promise<Feed> {
  const [site, comments] = await Promise.all([getSite(), listNewestComments()]);
  const title = `Comments on ${site.title}`;
  const about = { title, description: title, page: '/', folder: SITE_COMMENTS_FOLDER };
  return feedOf(site, siteUrl(), about, await commentEntries(comments));
}

/** Null for a post that readers do not see. */
export async function getCommentsFeedOfPost(slug: string): Promise<Feed | null> {
  const [site, post] = await Promise.all([getSite(), getPublicPost(slug, null)]);
  if (!post) return null;
  const title = `Comments on “${post.title}”`;
  const page = publicPath(post);
  const about = { title, description: title, page, folder: postCommentsFolder(post.slug) };
  return feedOf(site, siteUrl(), about, await commentEntries(await listNewestComments(post.id)));
}

const siteUrl = () => settings().SITE_URL;

const entriesOf = (posts: PostDetail[]) => Promise.all(posts.map((post) => postEntry(post, siteUrl())));

const commentEntries = (comments: FeedComment[]) =>
  Promise.all(comments.map((comment) => commentEntry(comment, siteUrl())));

export async function getSitemap(): Promise<string> {
  const numbers = await listSitemaps();
  return numbers.length > 1 ? sitemapIndex(settings().SITE_URL, numbers) : writeSitemap(1);
}

/** Each lists the posts of a range of ids, so that old ones change only with their own posts; the first has the lists, too. */
export async function getSitemapFile(number: number): Promise<string | null> {
  return (await listSitemaps()).includes(number) ? writeSitemap(number) : null;
}

async function writeSitemap(number: number): Promise<string> {
  const entries = await listSitemapEntries((number - 1) * POSTS_PER_SITEMAP + 1, number * POSTS_PER_SITEMAP);
  const lists = number === 1 ? await listPlacesNow() : [];
  return sitemap(settings().SITE_URL, [...lists, ...postPlaces(entries)]);
}

async function listPlacesNow() {
  const [tags, series, newest] = await Promise.all([
    listPublicTags(),
    listPublicSeries(),
    getNewestModification(),
  ]);
  return listPlaces(tags, series, newest ?? undefined);
}

const listSitemaps = async (): Promise<number[]> => [
  1,
  ...(await listFilledRanges(POSTS_PER_SITEMAP)).filter((number) => number > 1),
];
