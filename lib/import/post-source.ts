import path from 'node:path';
import { ImportError } from '@/lib/import/import-error';
import { fieldOf, fieldsIn, isBlank, textOf, type Fields } from '@/lib/import/fields';
import { parseFrontMatter } from '@/lib/import/front-matter';
import { endOf, hiddenByFields } from '@/lib/import/hidden';
import { dateFromPath, dateOrNull, parseDate } from '@/lib/import/publish-date';
import { seriesOf } from '@/lib/import/series';
import { aliasesOf, ownAddresses } from '@/lib/import/source-addresses';
import { importedNames, pick, postFields, type ImportedName } from '@/lib/posts/post-fields';
import type { PostInput } from '@/lib/posts/post-input';
import { MAX_TAGS } from '@/lib/posts/tags';
import { PostSchema } from '@/lib/posts/validation';
import { canonicalLanguage } from '@/lib/site/language';
import { slugify } from '@/lib/slug';

export type PostSource = Pick<PostInput, ImportedName> & {
  path: string;
  slug: string;
  /** What the file does not say stays as the author chose it. */
  kind?: 'page';
  tags: string[];
  feedId?: string;
  series?: string;
  seriesPosition?: number;
  /** Null for a post without a date; publishing gives it one. */
  publishedAt: Date | null;
  /** When it becomes a draft again. */
  unpublishAt: Date | null;
  /** Why the site generator does not show it; null when it does. Here it becomes a draft then. */
  hidden: string | null;
  body: string;
  /** Earlier addresses, the main one first: decoded paths without a trailing slash. */
  addresses: string[];
  notes: string[];
};

const { maxLength: MAX_SUBTITLE } = postFields.subtitle;

/** @returns why the file is not a post, or the post. @throws {ImportError} when it is one that cannot be imported */
export function readPostSource(
  file: string,
  text: string,
  hiddenAround: string | null = null,
): PostSource | string {
  const name = path.posix.basename(file);
  if (/^_index\./.test(name)) return 'a section page, not a post';
  const parsed = parseFrontMatter(text);
  if (!parsed) return 'it has no front matter';
  const { fields, body } = parsed;
  const notes: string[] = [];
  const address = ownAddresses(file, fields);
  const stem = stemOf(file);
  const texts = importedTexts(fields);
  const checked = PostSchema.safeParse({
    ...texts,
    title: texts.title || titleFrom(stem),
    subtitle: shortened(texts.subtitle, notes),
    language: canonicalLanguage(texts.language) ?? '',
    slug: slugify(textOf(fieldOf(fields, 'slug'))) || slugify(address.slug) || slugify(stem),
    tags: tagsOf(fields, notes).join(','),
    body,
  });
  if (!checked.success) throw new ImportError(checked.error.issues.map((issue) => issue.message).join(' '));
  return {
    ...pick(checked.data, [...importedNames, 'slug', 'tags', 'body']),
    path: file,
    kind: isPage(fields) ? 'page' : undefined,
    // What the file does not say stays as the author chose it.
    language: checked.data.language || undefined,
    ...seriesOf(fields),
    feedId: feedIdOf(fields),
    publishedAt: publishedAtOf(fields) ?? dateFromPath(address.path) ?? dateFromPath(file),
    unpublishAt: endOf(fields),
    hidden: hiddenByFields(fields) ?? hiddenAround,
    addresses: [...new Set([...address.all, ...aliasesOf(fields)])],
    notes,
  };
}

const importedTexts = (fields: Fields) =>
  Object.fromEntries(
    importedNames.map((name) => [name, textOf(fieldOf(fields, ...postFields[name].frontMatter))]),
  ) as Record<ImportedName, string>;

/** As Hugo and most others say it, and Jekyll by its layout. */
const isPage = (fields: Fields): boolean =>
  ['type', 'layout'].some((name) => textOf(fieldOf(fields, name)).toLowerCase() === 'page');

function feedIdOf(fields: Fields): string | undefined {
  const names = ['guid', 'feedid', 'atomid', 'uuid', 'id'];
  const ids = names.map((name) => textOf(fieldOf(fields, name)));
  return ids.find((id) => /^(?:https?:\/\/|urn:|tag:)\S+$/i.test(id) && id.length <= 500);
}

/** A post that waits for its day waits here too, whatever older date stands beside. */
function publishedAtOf(fields: Fields): Date | null {
  const names = ['publishdate', 'pubdate', 'publishedat', 'publishat', 'publishedon', 'publicationdate'];
  const dates = [...names, 'published', 'publish'].map((name) => dateOrNull(fieldOf(fields, name)));
  const publication = dates.find((date) => date !== null) ?? null;
  if (publication && publication > new Date()) return publication;
  const date = fieldOf(fields, 'date');
  return date === undefined || (publication && isBlank(date)) ? publication : parseDate(date);
}

/** `2016-05-13-rustup.md` and `rustup/index.md` are both called rustup. */
function stemOf(file: string): string {
  const { dir, name } = path.posix.parse(file);
  const own = name === 'index' ? path.posix.basename(dir) : name;
  return own.replace(/^\d{4}-\d{2}-\d{2}[-_]/, '');
}

const titleFrom = (stem: string): string =>
  stem.replace(/[-_]+/g, ' ').replace(/^\p{L}/u, (letter) => letter.toUpperCase());

function shortened(description: string, notes: string[]): string {
  if (description.length <= MAX_SUBTITLE) return description;
  notes.push(`the description was cut to ${MAX_SUBTITLE} characters`);
  return `${description
    .slice(0, MAX_SUBTITLE - 1)
    .toWellFormed()
    .trimEnd()}…`;
}

function tagsOf(fields: Fields, notes: string[]): string[] {
  const value = fieldOf(fields, 'tags') ?? fieldOf(fieldsIn(fieldOf(fields, 'taxonomies')), 'tags');
  const list = Array.isArray(value) ? value.map(textOf) : splitTags(textOf(value));
  const names = list.map((tag) => tag.replaceAll(',', ' ').trim()).filter((tag) => slugify(tag) !== '');
  if (names.length > MAX_TAGS)
    notes.push(`tags beyond the first ${MAX_TAGS} were left out: ${names.slice(MAX_TAGS).join(', ')}`);
  return names.slice(0, MAX_TAGS);
}

/** `a, b` or, as Jekyll has it, `a b`. */
const splitTags = (tags: string): string[] => tags.split(tags.includes(',') ? ',' : /\s+/);
