import 'server-only';
import { settings } from '@/lib/env';
import { makeFeed, type Feed } from '@/lib/feeds/feed';
import { listPlaces, POSTS_PER_SITEMAP, postPlaces, sitemap, sitemapIndex } from '@/lib/feeds/sitemap';
import {
  getNewestModification,
  listFeedPosts,
  listFilledRanges,
  listSitemapEntries,
} from '@/lib/posts/queries/feed';
import { getSite } from '@/lib/site/queries/site';
import { listPublicTags } from '@/lib/posts/queries/tags';

export async function getFeed(): Promise<Feed> {
  const [site, posts] = await Promise.all([getSite(), listFeedPosts()]);
  return makeFeed(site, posts, settings().SITE_URL);
}

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
  const lists =
    number === 1 ? listPlaces(await listPublicTags(), (await getNewestModification()) ?? undefined) : [];
  return sitemap(settings().SITE_URL, [...lists, ...postPlaces(entries)]);
}

const listSitemaps = async (): Promise<number[]> => [
  1,
  ...(await listFilledRanges(POSTS_PER_SITEMAP)).filter((number) => number > 1),
];
