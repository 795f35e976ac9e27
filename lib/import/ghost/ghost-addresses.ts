import { TZDate } from '@date-fns/tz';
import { ghostDate } from '@/lib/import/ghost/ghost-dates';
import type { GhostIndex } from '@/lib/import/ghost/ghost-index';
import { decodePercent } from '@/lib/decode-percent';
import { textIn } from '@/lib/import/ghost/json-tables';

type Row = Record<string, unknown>;
type Context = {
  index: GhostIndex;
  root: string;
  timeZone: string;
  author: string | undefined;
  isPage: boolean;
};

/** Where a post was: by the pattern of its settings up to Ghost 1, below the root after it, and its AMP page. */
export function ghostAddresses(row: Row, context: Context): string[] {
  const slug = textIn(row, 'slug');
  if (slug === '') return [];
  const { index, root, isPage } = context;
  const pattern = index.settings.get('permalinks') ?? '/:slug/';
  const main = `${root}${isPage ? `/${slug}` : filled(pattern, row, context)}`;
  const linked = index.paths
    .of(slug, { isPage })
    .map((path) => (path.startsWith(`${root}/`) ? path : root + path));
  const all = [main, `${root}/${slug}`, `${main}/amp`, ...linked.map(decodePercent)];
  return [...new Set(all.map((address) => address.replace(/\/{2,}/g, '/').normalize('NFC')))];
}

function filled(pattern: string, row: Row, { index, timeZone, author }: Context): string {
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
    author: author === undefined ? '' : (index.users.get(author)?.slug ?? ''),
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
