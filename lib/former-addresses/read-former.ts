import { decodePercent } from '@/lib/decode-percent';
import { formerFeedAddress } from '@/lib/feeds/former-addresses';
import { parsePage } from '@/lib/paths';
import { isReservedPath } from '@/lib/reserved-paths';

/** What an address of other software may mean here; whether it is there is asked afterwards. */
export type Former =
  | { place: string }
  | { tag: string; page: number; feed: 'rss' | 'atom' | null }
  | { username: string; page: number }
  | { homePage: number }
  | { year: number; month: number | null }
  | FormerPost;

export type FormerPost = {
  /** Addresses of a post, as `redirects.path`; the first that leads somewhere counts. */
  paths: string[];
  /** Where a date and a slug stand in the path: of a post that never had that address. */
  slug: string | null;
  /** The feed of its comments is meant. */
  isFeed: boolean;
};

const FEED = String.raw`feed(?:\/(?:rss2?|atom|rdf))?|rss`;
const listed = new RegExp(
  String.raw`^\/(?:tags?|category|categories|topics?)\/(?<tag>.+?)(?:\/(?:page\/(?<page>\d+)|(?<feed>${FEED})))?$`,
);
const author = /^\/author\/(?<name>[^/]+)(?:\/page\/(?<page>\d+))?$/;
const month = /^\/(?<year>[12]\d{3})(?:\/(?<month>0[1-9]|1[0-2])(?:\/\d\d)?)?(?:\/page\/\d+)?$/;
const appended = new RegExp(
  String.raw`^(?<post>\/.+?)(?<!\/comments)\/(?:(?<feed>${FEED})|amp|embed|trackback|comment-page-\d+|\d+)$`,
);
const dated = /^(?:\/[^/]+)*\/[12]\d{3}\/\d\d?(?:\/\d\d?)?\/(?<slug>[^/]+)$/;

/** By the first that is there. @param path encoded, as it was asked for */
export function readFormerPath(path: string): Former[] {
  const bare = path.replace(/\/+$/, '');
  const place = formerFeedAddress(bare);
  if (place !== null) return [{ place }];
  const asked = bare.split('/').map(decodePercent).join('/');
  if (asked.includes('\0') || isReservedPath(asked)) return [];
  const found: Former[] = [];
  const { tag, ...inTag } = listed.exec(asked)?.groups ?? {};
  if (tag !== undefined) found.push({ tag: tag.split('/').at(-1)!, ...pageAndFeed(inTag) });
  const { name, page } = author.exec(asked)?.groups ?? {};
  if (name !== undefined) found.push({ username: name, page: parsePage(page) ?? 1 });
  const date = month.exec(asked)?.groups;
  if (date) found.push({ year: Number(date.year), month: date.month ? Number(date.month) : null });
  const { post, feed } = appended.exec(asked)?.groups ?? {};
  if (post !== undefined) found.push(postAt(spellings(post), feed !== undefined));
  const other = postAt(
    spellings(asked).filter((spelling) => spelling !== asked),
    false,
    asked,
  );
  if (other.paths.length > 0 || other.slug !== null) found.push(other);
  return found;
}

const postAt = (paths: string[], isFeed: boolean, path = paths[0] ?? ''): FormerPost => ({
  paths,
  slug: spellings(dated.exec(path)?.groups?.slug ?? '').at(-1) ?? null,
  isFeed,
});

function pageAndFeed({ page, feed }: Record<string, string | undefined>) {
  const kind: 'rss' | 'atom' | null = feed === undefined ? null : feed.endsWith('atom') ? 'atom' : 'rss';
  return { page: parsePage(page) ?? 1, feed: kind };
}

/** As it is, composed, in small letters, and each without what only names a file. */
function spellings(path: string): string[] {
  const composed = path.normalize('NFC');
  const all = [path, composed, composed.toLowerCase()].flatMap((spelling) => [
    spelling,
    spelling.replace(/^\/index\.php(?=\/)/, '').replace(/(?:\/index)?\.(?:html?|php|aspx?)$/i, ''),
  ]);
  return [...new Set(all)].filter((spelling) => spelling !== '' && spelling !== '/');
}
