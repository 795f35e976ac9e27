import type { Former } from '@/lib/former-addresses/read-former';
import { feedPaths, parsePage, searchPath, SITE_COMMENTS_FOLDER } from '@/lib/paths';
import { isReservedPath } from '@/lib/reserved-paths';

/** Of WordPress: what it names by a number … */
const numbered = ['p', 'page_id', 'attachment_id', 'cat', 'tag_id', 'author'];
/** … of which these are one thing … */
const ofPosts = new Set(['p', 'page_id', 'attachment_id']);
/** … and by words. */
const asked = new RegExp(
  String.raw`(?:^|&)(?:(?:${numbered.join('|')}|paged)=\d|m=\d{4}|(?:feed|tag|category_name|author_name|s)=[^&])`,
);

/** Whether an address of other software may be in the query. Asked of whatever has one, so it looks nothing up. */
export const isFormerQuery = (path: string, query: string): boolean =>
  asked.test(query) && (path === '/' || !isReservedPath(path)) && !/^\/(?:posts|tags)(?:\/|$)/.test(path);

/** By the first that is there. @param path of the folder that the software was in */
export function readFormerQuery(path: string, query: string): Former[] {
  const fields = new URLSearchParams(query);
  const field = (name: string) => fields.get(name) ?? '';
  const folder = path.replace(/\/(?:index\.php)?$/, '');
  const feed = field('feed');
  const found: Former[] = numbered
    .filter((key) => /^\d{1,10}$/.test(field(key)))
    .map((key) => ({ paths: pathsOf(folder, key, field(key)), slug: null, isFeed: feed !== '' }));
  if (feed !== '' && found.length === 0) return [{ place: feedOf(feed) }];
  const tag = (field('tag') || field('category_name')).split('/').at(-1)!;
  if (tag !== '') found.push({ tag, page: parsePage(field('paged')) ?? 1, feed: null });
  if (field('author_name') !== '') found.push({ username: field('author_name'), page: 1 });
  const [, year, month] = /^([12]\d{3})(?:(0[1-9]|1[0-2])(?:\d\d)?)?$/.exec(field('m')) ?? [];
  if (year !== undefined) found.push({ year: Number(year), month: month ? Number(month) : null });
  if (field('s') !== '') found.push({ place: searchPath(field('s').slice(0, 200)) });
  const homePage = parsePage(field('paged'));
  if (homePage !== null) found.push({ homePage });
  return found;
}

/** A page may be asked for as a post, and the other way round. */
function pathsOf(folder: string, key: string, digits: string): string[] {
  const number = BigInt(digits).toString();
  const keys = ofPosts.has(key) ? [key, ...[...ofPosts].filter((other) => other !== key)] : [key];
  const folders = [...new Set([`${folder}/`, folder, '/'])].filter((start) => start !== '');
  return folders.flatMap((start) => keys.map((name) => `${start}?${name}=${number}`));
}

function feedOf(feed: string): string {
  if (feed.startsWith('comments')) return feedPaths(SITE_COMMENTS_FOLDER).rss;
  return feed === 'atom' ? feedPaths().atom : feedPaths().rss;
}
