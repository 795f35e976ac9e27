import 'server-only';
import { findFormerPost, findFormerRedirect, findUsername } from '@/lib/former-addresses/queries';
import { readFormerPath, type Former, type FormerPost } from '@/lib/former-addresses/read-former';
import { isFormerQuery, readFormerQuery } from '@/lib/former-addresses/read-former-query';
import { POSTS_PER_PAGE } from '@/lib/page-sizes';
import {
  archivePath,
  feedPaths,
  homePath,
  postCommentsFolder,
  publicPath,
  tagPath,
  userPath,
} from '@/lib/paths';
import { hasDiscussion } from '@/lib/posts/discussion';
import { listArchiveMonths, listArchiveYears } from '@/lib/posts/queries/archive';
import { countPublicPosts } from '@/lib/posts/queries/public';
import { findPublicTag, findTagAlias } from '@/lib/posts/queries/tags';
import { locationOf } from '@/lib/redirects/address';
import type { FormerAddresses, FormerPlace } from '@/lib/server/http/former-addresses';
import { slugify } from '@/lib/slug';

/** Addresses of WordPress, Ghost and the like; none of them leads where nothing is. */
export const formerAddresses: FormerAddresses = {
  isQuery: isFormerQuery,
  isPath: (path) => readFormerPath(path).length > 0,
  async find(path, query) {
    const read = isFormerQuery(path, query) ? readFormerQuery(path, query) : readFormerPath(path);
    for (const former of read) {
      const place = await placeOf(former);
      if (place !== null) return typeof place === 'string' ? { location: place, isPermanent: true } : place;
    }
    return null;
  },
};

async function placeOf(former: Former): Promise<string | FormerPlace | null> {
  if ('place' in former) return former.place;
  if ('tag' in former) return placeOfTag(former);
  if ('homePage' in former)
    return isWithin(former.homePage, await countPublicPosts()) ? homePath(former.homePage) : null;
  if ('year' in former) return placeOfMonth(former);
  if ('paths' in former) return placeOfPost(former);
  if (!/^[\w-]{1,100}$/.test(former.username)) return null;
  const username = await findUsername(former.username);
  return username && userPath(username, former.page);
}

async function placeOfPost(former: FormerPost): Promise<string | FormerPlace | null> {
  const post = await findFormerPost(former);
  if (post) {
    const isFeed = former.isFeed && hasDiscussion(post);
    return isFeed ? feedPaths(postCommentsFolder(post.slug)).rss : publicPath(post);
  }
  const redirect = await findFormerRedirect(former.paths);
  return redirect && { location: locationOf(redirect.target), isPermanent: redirect.isPermanent };
}

type FormerTag = Extract<Former, { tag: string }>;

async function placeOfTag({ tag, page, feed }: FormerTag): Promise<string | null> {
  for (const slug of new Set([tag.normalize('NFC'), tag.normalize('NFC').toLowerCase(), slugify(tag)])) {
    const known = (await findPublicTag(slug)) ?? (await findPublicTag((await findTagAlias(slug)) ?? ''));
    if (!known) continue;
    if (feed !== null) return feedPaths(tagPath(known.slug))[feed];
    return isWithin(page, known.postCount) ? tagPath(known.slug, page) : null;
  }
  return null;
}

async function placeOfMonth({ year, month }: Extract<Former, { year: number }>): Promise<string | null> {
  if (!(await listArchiveYears()).some((one) => one.year === year)) return null;
  if (month === null) return archivePath(year);
  return (await listArchiveMonths(year)).some((one) => one.month === month) ? archivePath(year, month) : null;
}

const isWithin = (page: number, count: number): boolean =>
  page === 1 || page <= Math.ceil(count / POSTS_PER_PAGE);
