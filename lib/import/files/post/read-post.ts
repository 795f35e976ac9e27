import path from 'node:path';
import { cutTo } from '@/lib/cut-text';
import { decodePercent } from '@/lib/decode-percent';
import { booleanOf, textOf } from '@/lib/import/fields';
import type { SourceDocument } from '@/lib/import/files/source-document';
import { endOf, hiddenByFields } from '@/lib/import/files/hidden';
import type { AuthorDirectory } from '@/lib/import/files/post/author-directory';
import type { Languages } from '@/lib/import/files/languages';
import { addressesOf, type Place } from '@/lib/import/files/post/addresses-of';
import { authorsOf, type Author } from '@/lib/import/files/post/authors-of';
import { coverOf } from '@/lib/import/files/post/cover-of';
import { datesOf } from '@/lib/import/files/post/dates-of';
import { isPage } from '@/lib/import/files/post/is-page';
import { languageInName, originalOf } from '@/lib/import/files/language-of';
import { plainTitle } from '@/lib/import/files/post/plain-title';
import { ReadFields } from '@/lib/import/files/post/read-fields';
import { tagsOf } from '@/lib/import/files/post/tags-of';
import { withoutDay } from '@/lib/import/files/read-date';
import type { SiteSettings } from '@/lib/import/files/site-settings';
import { Notes } from '@/lib/import/files/text/notes';
import { firstHeading } from '@/lib/import/files/text/repeated-title';
import { seriesOf } from '@/lib/import/series';
import type { SourcePost } from '@/lib/import/source-item';
import { postFields } from '@/lib/posts/post-fields';
import { canonicalLanguage } from '@/lib/site/language';
import { slugify } from '@/lib/slug';

/** What posts of one source have in common. */
export type PostSurroundings = {
  settings: SiteSettings;
  timeZone: string;
  base: string;
  hasPostFolder: boolean;
  directory: AuthorDirectory;
  /** Without a date the file is no post, by where it lies. */
  isAside?: boolean;
  /** A translation has the name of its original, and its address another one. */
  hasOriginal: (file: string) => boolean;
  languages: Languages;
};

export type PostHead = Omit<SourcePost, 'body' | 'hidden' | 'author' | 'notes' | 'unusedFields'> & {
  authors: Author[];
  fields: ReadFields;
  hidden: string | null;
  notes: Notes;
};

/** What the fields and the path of a file say. What does not fit is cut, with a note. */
export function readHead(document: SourceDocument, around: PostSurroundings): PostHead {
  const { file } = document;
  const fields = new ReadFields(document.fields);
  const notes = new Notes();
  for (const note of document.notes) notes.add(note);
  const name = nameOf(file);
  const inName = languageInName(file);
  const inFolder = around.languages.of(file);
  const slug = slugOf(
    file,
    name,
    fields,
    inName.language !== '' && around.hasOriginal(file)
      ? inName.language
      : inFolder?.isTranslation
        ? inFolder.language
        : '',
  );
  const [given] = ['permalink', 'url', 'path']
    .map((key) => fields.get(key))
    .filter((value) => typeof value === 'string');
  const dates = datesOf(fields, [typeof given === 'string' ? given : '', file], around.timeZone);
  const language =
    canonicalLanguage(textOf(fields.get('lang', 'language', 'locale'))) ??
    (inName.language || (inFolder?.language ?? ''));
  const place: Place = {
    name,
    slug: '',
    publishedAt: dates.publishedAt,
    language: inName.language || (inFolder?.plain ? inFolder.language : ''),
    timeZone: around.timeZone,
  };
  const isDated = dates.publishedAt !== null;
  const page = isPage(fields, {
    file,
    isDated,
    generator: around.settings.generator,
    hasPostFolder: around.hasPostFolder,
    isAside: around.isAside === true,
  });
  if (dates.note && !page) notes.add(dates.note);
  else if (page && around.isAside && !isDated)
    notes.add('it has no date and lies beside the posts, so it became a page');
  const all = document.fields;
  return {
    kind: 'post',
    key: file,
    ...(page && { isPage: true }),
    title: titleOf(document, fields, name, notes),
    slug,
    subtitle: subtitleOf(fields, notes),
    ...cover(fields),
    tags: tagsOf(fields, notes, splitsAtSpaces(file, around.settings)),
    ...seriesWith(fields),
    publishedAt: dates.publishedAt?.toISOString() ?? null,
    revisedAt: dates.revisedAt?.toISOString() ?? null,
    unpublishAt: endOf(all, around.timeZone)?.toISOString() ?? null,
    ...commentsWith(fields),
    ...(language !== '' && { language }),
    ...feedIdWith(fields),
    addresses: addressesOf(inFolder?.plain ?? file, fields, around.settings, { ...place, slug }, around.base),
    base: file,
    authors: authorsOf(fields, around.directory.authors),
    fields,
    hidden: hiddenByFields(all, around.timeZone) ?? dates.fault ?? document.doubt,
    notes,
  };
}

/** Whose address a translation of a file may not have, too; null for what is none. */
export function originalFor(
  file: string,
  { languages }: PostSurroundings,
): { original: string; language: string } | null {
  const inName = languageInName(file);
  if (inName.language !== '') return { original: originalOf(file), language: inName.language };
  const inFolder = languages.of(file);
  return inFolder?.original ? { original: inFolder.original, language: inFolder.language } : null;
}

/** `rustup/index.md` and `rustup.fr.md` are both called rustup. */
function nameOf(file: string): string {
  const { name } = languageInName(file);
  const folder = path.posix.basename(path.posix.dirname(file));
  return name === 'index' && folder !== '.' && folder !== '' ? folder : name;
}

function slugOf(file: string, name: string, fields: ReadFields, language: string): string {
  const given = textOf(fields.get('slug')) || textOf(fields.all().slug);
  const address = ['permalink', 'url', 'path']
    .map((key) => fields.get(key))
    .find((value) => typeof value === 'string' && !/[:{]/.test(value.replace(/^https?:\/\/[^/]*/i, '')));
  const last =
    typeof address === 'string'
      ? path.posix
          .basename(
            decodePercent(address)
              .replace(/[?#].*$/, '')
              .replace(/\/+$/, ''),
          )
          .replace(/\.html?$/, '')
      : '';
  const slug =
    slugify(decodePercent(given).replace(/^.*\//, '')) ||
    slugify(last) ||
    slugify(withoutDay(decodePercent(name)));
  // Of a translation, so that it and the original are told apart.
  return language !== '' && given === '' && last === '' ? slugify(`${slug} ${language}`) : slug;
}

function titleOf(document: SourceDocument, fields: ReadFields, name: string, notes: Notes): string {
  const given = plainTitle(fields.text('title'));
  const heading = given === '' ? firstHeading(document.body) : null;
  const title =
    given || (heading && plainTitle(unmarked(heading.title))) || titleFrom(withoutDay(decodePercent(name)));
  const { maxLength } = postFields.title;
  if (title.length > maxLength) notes.add(`the title was cut to ${maxLength} characters`);
  return cutTo(title || 'Untitled', maxLength);
}

/** A heading as the words that it is. */
const unmarked = (heading: string): string =>
  heading
    .replace(/!?\[([^[\]]{0,500})\]\([^()\s]{0,1000}\)/g, '$1')
    .replace(/(\*\*|__|~~)(?=\S)([^*_~]{1,500})\1/g, '$2')
    .replace(/`([^`]{1,500})`/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');

const titleFrom = (stem: string): string =>
  stem
    .replace(/[-_]+/g, ' ')
    .trim()
    .replace(/^\p{L}/u, (letter) => letter.toUpperCase());

function subtitleOf(fields: ReadFields, notes: Notes): string {
  const names = [
    'description',
    'subtitle',
    'summary',
    'excerpt',
    'spoiler',
    'abstract',
    'deck',
    'dek',
    'lead',
    'standfirst',
    'teaser',
    'tagline',
    'intro',
    'introduction',
    'desc',
    'metadescription',
  ];
  const text = plainTitle(fields.text(...names));
  const { maxLength } = postFields.subtitle;
  if (text.length > maxLength) notes.add(`the description was cut to ${maxLength} characters`);
  return cutTo(text, maxLength);
}

function cover(fields: ReadFields): { coverUrl: string; coverAlt: string } {
  const { url, alt } = coverOf(fields);
  return { coverUrl: url, coverAlt: alt };
}

function seriesWith(fields: ReadFields) {
  const series = seriesOf(fields.all());
  if (series.series !== undefined)
    fields.markUsed('series', 'seriesorder', 'seriesweight', 'seriesposition', 'seriespart', 'part');
  return series;
}

function commentsWith(fields: ReadFields): { commentsOpen?: boolean } {
  const open = booleanOf(fields.get('comments', 'comment', 'commentable', 'allowcomments', 'enablecomments'));
  const closed = booleanOf(fields.get('disablecomments', 'commentsdisabled', 'nocomments', 'closecomments'));
  if (open === null && closed === null) return {};
  return { commentsOpen: open ?? !closed };
}

function feedIdWith(fields: ReadFields): { feedId?: string } {
  const names = ['guid', 'feedid', 'atomid', 'uuid', 'id'];
  const id = names
    .map((name) => textOf(fields.get(name)))
    .find((text) => /^(?:https?:\/\/|urn:|tag:)\S+$/i.test(text) && text.length <= 500);
  return id === undefined ? {} : { feedId: id };
}

/** Jekyll's way; other generators, Hexo among them, know lists and commas alone. */
const splitsAtSpaces = (file: string, { generator }: SiteSettings): boolean =>
  generator === 'jekyll' || (generator === null && /(?:^|\/)_(?:posts|drafts)\//i.test(file));
