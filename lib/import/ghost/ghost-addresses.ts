import { TZDate } from '@date-fns/tz';
import { ghostDate } from '@/lib/import/ghost/ghost-dates';
import type { GhostIndex } from '@/lib/import/ghost/ghost-index';
import { decodePercent } from '@/lib/decode-percent';
import { permalinksOf, type GhostRoutes } from '@/lib/import/ghost/ghost-routes';
import { isSet, textIn } from '@/lib/import/ghost/json-tables';

type Row = Record<string, unknown>;
type Context = {
  index: GhostIndex;
  routes: GhostRoutes;
  root: string;
  timeZone: string;
  author: string | undefined;
  isPage: boolean;
  /** Slugs of its tags, the first one first. */
  tags: string[];
};

/**
 * Where a post was: by `routes.yaml` where that is at hand, else by the pattern of its settings up to Ghost 1 or below the
 * root; and its AMP page.
 */
export function ghostAddresses(row: Row, context: Context): string[] {
  const slug = textIn(row, 'slug');
  if (slug === '') return [];
  const { index, root, isPage, routes } = context;
  const own = (routes.own.get(slug) ?? []).map((path) => root + path.replace(/\/+$/, ''));
  const routed = isPage
    ? []
    : permalinksFor(row, context).map((pattern) => root + filled(pattern, row, context));
  const pattern = index.settings.get('permalinks') ?? '/:slug/';
  const usual = `${root}${isPage ? `/${slug}` : filled(pattern, row, context)}`;
  const [main = usual] = [...own, ...routed];
  const linked = index.paths
    .of(slug, { isPage })
    .map((path) => (path.startsWith(`${root}/`) ? path : root + path));
  const all = [
    main,
    ...own,
    ...routed,
    usual,
    `${root}/${slug}`,
    `${main}/amp`,
    ...linked.map(decodePercent),
  ];
  return [...new Set(all.map((address) => address.replace(/\/{2,}/g, '/').normalize('NFC')))];
}

const permalinksFor = (row: Row, { routes, index, author, tags }: Context): string[] =>
  permalinksOf(routes, {
    tags,
    isFeatured: isSet(row, 'featured'),
    authors: author === undefined ? [] : [slugOf(author, index)],
  }).map((permalink) => permalink.replace(/\{(\w+)\}/g, ':$1'));

const slugOf = (author: string | undefined, { users }: GhostIndex): string =>
  (author !== undefined && users.get(author)?.slug) || '';

function filled(pattern: string, row: Row, { index, timeZone, author, tags }: Context): string {
  const zone =
    index.settings.get('timezone') ??
    index.settings.get('active_timezone') ??
    index.settings.get('activeTimezone');
  const iso = ghostDate(row.published_at) ?? ghostDate(row.created_at);
  const date = new TZDate(new Date(iso ?? 0), isZone(zone) ? zone : timeZone);
  const two = (number: number) => String(number).padStart(2, '0');
  const parts: Record<string, string> = {
    slug: textIn(row, 'slug'),
    id: textIn(row, 'id'),
    year: String(date.getFullYear()),
    month: two(date.getMonth() + 1),
    day: two(date.getDate()),
    author: slugOf(author, index),
    primary_author: slugOf(author, index),
    primary_tag: tags[0] ?? 'all',
  };
  const path = pattern.replace(/:(\w+)/g, (_, name: string) =>
    Object.hasOwn(parts, name) ? parts[name]! : '',
  );
  return `/${path}`.replace(/\/{2,}/g, '/').replace(/\/+$/, '');
}

export function isZone(zone: string | undefined): zone is string {
  if (!zone) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
