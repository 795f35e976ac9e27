import path from 'node:path';
import { textOf } from '@/lib/import/fields';
import type { ReadFields } from '@/lib/import/files/post/read-fields';
import type { SiteSettings } from '@/lib/import/files/site-settings';
import { languageInName } from '@/lib/import/files/language-of';
import { monthNames, withoutDay } from '@/lib/import/files/read-date';
import { addressOf } from '@/lib/import/source-addresses';
import { toWallTime } from '@/lib/site/time-zone';

export type Place = {
  name: string;
  slug: string;
  publishedAt: Date | null;
  language: string;
  timeZone: string;
};

const contentRoot = /^(?:(?:src\/)?(?:content|pages)|source|src|data|docs|site)\//;

/** The path below the folders that generators keep content in, as most of them make an address of it. */
export const contentPath = (file: string): string => {
  const below = file
    // Docusaurus has translations of its posts elsewhere.
    .replace(/^i18n\/([^/]+)\/docusaurus-plugin-content-(blog|docs|pages)(?:\/current)?\//, '$1/$2/')
    .replace(contentRoot, '')
    .replace(/^(?:content|pages)\//, '');
  return below
    .split('/')
    .filter((part, index, parts) => index === parts.length - 1 || !/^_(?:posts|drafts)$/i.test(part))
    .join('/');
};

/**
 * Where a post was, the main address first, below the base path: what its fields say, what the settings make of it, else
 * what generators make of its file. Decoded, without a trailing slash.
 */
export function addressesOf(
  file: string,
  fields: ReadFields,
  settings: SiteSettings,
  place: Place,
  base: string,
): string[] {
  const given = ['permalink', 'url', 'path']
    .map((name) => fields.get(name))
    .filter((value) => typeof value === 'string' && value !== '') as string[];
  const named = given.flatMap((value) => filled(value, file, fields, place)).map(addressOf);
  const pattern = patternFor(file, settings);
  const prefixes = prefixesFor(place.language, settings);
  const made = (pattern === null ? [] : filled(pattern, file, fields, place)).flatMap((address) =>
    prefixes.map((prefix) => addressOf(`${prefix}/${address.replace(/^\/+/, '')}`)),
  );
  const guessed = named.length > 0 ? [] : guessesOf(file, fields, place, prefixes);
  const slug = fields.get('slug');
  const absolute = typeof slug === 'string' && slug.startsWith('/') ? [addressOf(slug)] : [];
  const own = [...named, ...absolute, ...made, ...guessed].map((address) => below(base, address));
  return unique([...own, ...aliasesOf(fields, settings.generator === 'hugo' ? (own[0] ?? '/') : null, base)]);
}

/** What stands before an address for its language: nothing for the main one, of which some sites have both. */
function prefixesFor(language: string, settings: SiteSettings): string[] {
  if (language === '') return [''];
  const prefix = `/${language.toLowerCase()}`;
  const isMain = settings.language.split('-')[0] === language.split('-')[0];
  if (!isMain) return [prefix];
  return settings.namesMainLanguage ? [prefix, ''] : ['', prefix];
}

function patternFor(file: string, { generator, permalinks }: SiteSettings): string | null {
  if (generator === 'jekyll') {
    const collection = /(?:^|\/)(_[\w-]+)\//.exec(file)?.[1] ?? '';
    const own = permalinks.get(collection);
    return own ?? (collection === '_posts' ? (permalinks.get('posts') ?? null) : null);
  }
  if (generator === 'hexo')
    return /(?:^|\/)_posts\//.test(file) ? (permalinks.get('posts') ?? ':year/:month/:day/:title/') : null;
  if (generator !== 'hugo') return null;
  const [section = ''] = contentPath(file).split('/');
  return permalinks.get(section) ?? null;
}

const styles: Record<string, string> = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title.html',
  weekdate: '/:categories/:year/W:week/:short_day/:title.html',
  none: '/:categories/:title.html',
};

/** `/:year/:title/`; empty where something in it is not known. */
function filled(pattern: string, file: string, fields: ReadFields, place: Place): string[] {
  const text = styles[pattern] ?? pattern;
  const bare = text.replace(/^https?:\/\/[^/]*/i, '');
  if (/\{\{|\{%|[{}]/.test(bare)) return [];
  if (!bare.includes(':')) return [text];
  const values = valuesFor(file, fields, place);
  let isWhole = true;
  const written = bare.replace(/:([a-z_]+)(\[[^\]]{0,20}\])?/gi, (_, name: string) => {
    const value = values[name.toLowerCase()];
    if (value === undefined) isWhole = false;
    return encodeURI(value ?? '');
  });
  return isWhole ? [written.replace(/\/{2,}/g, '/')] : [];
}

function valuesFor(
  file: string,
  fields: ReadFields,
  { name, slug, publishedAt, timeZone }: Place,
): Record<string, string> {
  const day = publishedAt && toWallTime(publishedAt, timeZone);
  const content = contentPath(file);
  const folder = path.posix.dirname(content);
  const section = folder === '.' ? '' : folder;
  const title = textOf(fields.all().slug) || withoutDay(name);
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    title,
    slug,
    filename: withoutDay(name),
    name,
    contentbasename: withoutDay(name),
    slugorfilename: title,
    slugorcontentbasename: title,
    category: categoriesOf(fields)[0] ?? '',
    categories: categoriesOf(fields).join('/'),
    output_ext: '.html',
    path: content.replace(/\.\w+$/, ''),
    section: section.split('/')[0] ?? '',
    sections: section,
    lang: '',
    ...(day && {
      year: String(day.getUTCFullYear()),
      month: two(day.getUTCMonth() + 1),
      day: two(day.getUTCDate()),
      i_month: String(day.getUTCMonth() + 1),
      i_day: String(day.getUTCDate()),
      short_year: String(day.getUTCFullYear()).slice(2),
      hour: two(day.getUTCHours()),
      minute: two(day.getUTCMinutes()),
      second: two(day.getUTCSeconds()),
      monthname: monthNames[day.getUTCMonth()]!,
    }),
  };
}

function categoriesOf(fields: ReadFields): string[] {
  const { categories, category } = fields.all();
  const value = categories ?? category;
  const names = Array.isArray(value) ? value.flat(3).map(textOf) : textOf(value).split(/\s+/);
  return names.map((name) => name.toLowerCase()).filter(Boolean);
}

function guessesOf(file: string, fields: ReadFields, { name }: Place, prefixes: string[]): string[] {
  const inner = path.posix.dirname(contentPath(file));
  // The folder of a bundle has its name.
  const outer = languageInName(file).name === 'index' && inner !== '.' ? path.posix.dirname(inner) : inner;
  const folder = outer === '.' ? '' : `/${outer}`;
  const dated = /^(\d{4})-(\d{1,2})-(\d{1,2})-(.+)$/.exec(name);
  if (dated && /(?:^|\/)_(?:posts|drafts)\//i.test(file)) {
    const day = `/${dated[1]}/${dated[2]!.padStart(2, '0')}/${dated[3]!.padStart(2, '0')}/${dated[4]}`;
    const within = categoriesOf(fields)
      .map((category) => `/${category}`)
      .join('');
    return [...new Set([`${within}${day}`, `${within}${day}.html`, day, `${day}.html`])];
  }
  if (name === 'index') return [];
  const stems = dated
    ? [
        `/${dated.slice(1, 5).join('/')}`,
        `/${dated.slice(1, 5).join('/')}.html`,
        `${folder}/${withoutDay(name)}`,
      ]
    : [`${folder}/${withoutDay(name)}`];
  const given = textOf(fields.get('slug')).replace(/^.*\//, '');
  const own = given !== '' && given !== withoutDay(name) ? [`${folder}/${given}`] : [];
  const whole = withoutDay(name) === name ? [] : [`${folder}/${name}`];
  return prefixes.flatMap((prefix) =>
    [...stems, ...own, ...whole].map((address) => addressOf(encodeURI(`${prefix}${address}`))),
  );
}

/** Hugo's aliases without a slash begin beside the page; Jekyll's begin at the top. */
function aliasesOf(fields: ReadFields, own: string | null, base: string): string[] {
  const hugo = textsIn(fields.get('aliases', 'alias')).flatMap((alias) => {
    const fromTop = addressOf(alias);
    const isBeside = own !== null && !/^(?:\/|https?:)/i.test(alias);
    return isBeside
      ? [addressOf(path.posix.join(path.posix.dirname(own), alias)), below(base, fromTop), fromTop]
      : [below(base, fromTop), fromTop];
  });
  const others = textsIn(
    fields.get('redirectfrom', 'oldurl', 'oldurls', 'previousurl', 'formerurls', 'redirects'),
  ).flatMap((alias) => [below(base, addressOf(alias)), addressOf(alias)]);
  return [...hugo, ...others];
}

const textsIn = (value: unknown): string[] =>
  [value]
    .flat(3)
    .filter((item): item is string => typeof item === 'string' && item.trim() !== '' && item.length <= 1000);

export const below = (base: string, address: string): string =>
  base === '' || address === base || address.startsWith(`${base}/`)
    ? address
    : `${base}${address === '/' ? '' : address}`;

/** The home page stays where it is, and PostgreSQL stores no NUL. */
const unique = (addresses: string[]): string[] =>
  [...new Set(addresses)]
    .filter(
      (address) => address !== '/' && address !== '' && !address.includes('\0') && address.length <= 1000,
    )
    .slice(0, 50);
