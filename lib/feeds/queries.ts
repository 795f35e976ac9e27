import 'server-only';
import { settings } from '@/lib/env';
import { makeFeed, type Feed } from '@/lib/feeds/feed';
import { listPlaces, POSTS_PER_SITEMAP, postPlaces, sitemap, sitemapIndex } from '@/lib/feeds/sitemap';
import { listFeedPosts, listSitemapEntries } from '@/lib/posts/queries/feed';
import { countPublicPosts } from '@/lib/posts/queries/public';
import { getSite } from '@/lib/site/queries/site';
import { listPublicTags } from '@/lib/posts/queries/tags';

export async function getFeed(): Promise<Feed> {
  const [site, posts] = await Promise.all([getSite(), listFeedPosts()]);
  return makeFeed(site, posts, settings().SITE_URL);
}

export async function getSitemap(): Promise<string> {
  const fileCount = await countSitemaps();
  if (fileCount > 1) return sitemapIndex(settings().SITE_URL, fileCount);
  return (await getSitemapFile(1)) ?? sitemap(settings().SITE_URL, []);
}

export async function getSitemapFile(number: number): Promise<string | null> {
  if (number > (await countSitemaps())) return null;
  const entries = await listSitemapEntries((number - 1) * POSTS_PER_SITEMAP, POSTS_PER_SITEMAP);
  const lists = number === 1 ? listPlaces(await listPublicTags(), entries[0]?.modifiedAt) : [];
  return sitemap(settings().SITE_URL, [...lists, ...postPlaces(entries)]);
}

async function countSitemaps(): Promise<number> {
  return Math.max(1, Math.ceil((await countPublicPosts()) / POSTS_PER_SITEMAP));
}
