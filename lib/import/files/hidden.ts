import path from 'node:path';
import { booleanOf, fieldOf, fieldsIn, isBlank, keyOf, textOf, type Fields } from '@/lib/import/fields';
import { readDate } from '@/lib/import/files/read-date';

type Rule = (value: unknown, timeZone: string) => string | null;

const shown = (value: unknown): string => `is ${JSON.stringify(value) ?? 'empty'}`;

/** `draft: true`. A word that is neither yes nor no hides too: whoever wrote it meant something. */
const whenTrue: Rule = (value) => (isBlank(value) || booleanOf(value) === false ? null : shown(value));

/** `published: false`, and `published:` with nothing behind it. A date says when. */
const whenFalse: Rule = (value, timeZone) =>
  value !== undefined && (booleanOf(value) === true || readDate(value, timeZone)) ? null : shown(value);

const whenAny: Rule = (value) =>
  isBlank(value) || booleanOf(value) === false || (Array.isArray(value) && value.length === 0)
    ? null
    : 'is given';

const publicWords = ['public', 'publish', 'published', 'live', 'final', 'done', 'everyone', 'all', 'open'];

/** `status: private`: only the words for public are that. */
const unlessPublic: Rule = (value) =>
  isBlank(value) ||
  (booleanOf(value) ?? [value].flat().every((word) => publicWords.includes(textOf(word).toLowerCase())))
    ? null
    : shown(value);

const whenPast: Rule = (value, timeZone) => {
  if (isBlank(value) || booleanOf(value) === false) return null;
  const date = readDate(value, timeZone);
  if (!date) return `${shown(value)}, which is not a date`;
  return date <= new Date() ? `has passed: ${textOf(value) || date.toISOString()}` : null;
};

/** A publish date that cannot be read may lie in the future. */
const whenNotDate: Rule = (value, timeZone) =>
  readDate(value, timeZone) ? null : `${shown(value)}, which is not a date`;

/** Where other values, such as a list of what the page is to hide, mean something else. */
const whenYes: Rule = (value) => (booleanOf(value) === true ? shown(value) : null);

/** Hugo: `build: { render: never }`, `list: local`. */
const whenNotBuilt: Rule = (value) => {
  const found = Object.entries(fieldsIn(value)).find(
    ([key, option]) =>
      ['render', 'list'].includes(keyOf(key)) &&
      booleanOf(option) !== true &&
      textOf(option).toLowerCase() !== 'always',
  );
  return found ? `has ${found[0]}: ${JSON.stringify(found[1])}` : null;
};

const endNames = [
  ...['expirydate', 'expiry', 'expires', 'expire', 'expiresat', 'expiredate', 'expirationdate'],
  ...['unpublishdate', 'unpublishat'],
];

/** When a post stops being public; null for never. */
export const endOf = (fields: Fields, timeZone: string): Date | null =>
  endNames.map((name) => readDate(fieldOf(fields, name), timeZone)).find((date) => date !== null) ?? null;

export const publishNames = [
  ...['publishdate', 'pubdate', 'pubdatetime', 'publishedat', 'publishat', 'publishedon', 'publicationdate'],
  ...['publisheddate', 'datepublished', 'publishedtime', 'articlepublishedtime'],
];

/** By key, as `keyOf` writes it: what Jekyll, Hugo, Zola, Hexo, Eleventy, Astro, Grav, Ghost and Obsidian read. */
const rules: Record<string, Rule> = {
  ...each(whenTrue, 'draft', 'drafts', 'isdraft', 'hidden', 'ishidden', 'private', 'isprivate'),
  ...each(whenTrue, 'unlisted', 'unpublished', 'secret', 'internal', 'headless', 'wip', 'trashed', 'deleted'),
  ...each(whenTrue, 'exclude', 'excluded', 'eleventyexcludefromcollections', 'protected', 'membersonly'),
  ...each(whenTrue, 'premium', 'paid', 'restricted'),
  ...each(whenFalse, 'published', 'publish', 'ispublished', 'public', 'ispublic', 'dgpublish'),
  ...each(whenFalse, 'visible', 'listed', 'enabled', 'routable', 'render'),
  ...each(whenAny, 'password', 'passwd', 'passphrase', 'encrypt', 'encrypted'),
  ...each(unlessPublic, 'status', 'poststatus', 'visibility', 'access'),
  ...each(whenPast, ...endNames),
  ...each(whenNotDate, ...publishNames),
  ...each(
    whenYes,
    'hide',
    'hiddeninhomelist',
    'hiddenfromhomepage',
    'hidefromhome',
    'hideinlist',
    'hidefromindex',
  ),
  ...each(whenNotBuilt, 'build'),
  // Eleventy writes no file for it.
  permalink: (value) => (value === false ? shown(value) : null),
};

const hidingTags = new Set(['draft', 'drafts', 'private', 'unlisted', 'wip']);
const hidingFolders = new Set([
  ...['draft', 'drafts', 'private', 'unpublished', 'unlisted', 'hidden', 'trash', 'wip'],
  // Hugo's, Hexo's and Obsidian's patterns for new posts.
  ...['archetypes', 'scaffolds', 'templates'],
]);

/** What is in doubt counts as hidden: a draft is published with one click, and what was public once stays known. */
export function hiddenByFields(fields: Fields, timeZone: string): string | null {
  for (const [key, value] of Object.entries(fields)) {
    const name = keyOf(key);
    const why = Object.hasOwn(rules, name) ? rules[name]?.(value, timeZone) : null;
    if (why) return `"${key}" ${why}`;
    // What themes read stands in tables of its own: Zola's `extra`, Hugo's `params`.
    const within = ['extra', 'params'].includes(name) ? hiddenByFields(fieldsIn(value), timeZone) : null;
    if (within) return `in "${key}", ${within}`;
    const tag = hidingTagIn(name === 'taxonomies' ? fieldsIn(value) : { [name]: value });
    if (tag) return `it has the tag "${tag}"`;
  }
  return null;
}

function hidingTagIn(fields: Fields): string | undefined {
  return Object.entries(fields)
    .filter(([key]) => ['tags', 'categories'].includes(keyOf(key)))
    .flatMap(([, value]) => listed(value))
    .find((item) => hidingTags.has(item.toLowerCase().replace(/^#/, '')));
}

/**
 * @param file with `/`, the name of the imported folder included @param isOpen of a folder that the settings publish
 * @param showsUnderscores whether files with `_` are published, too
 */
export function hiddenByPath(
  file: string,
  isOpen: (folder: string) => boolean = () => false,
  showsUnderscores = false,
): string | null {
  const { dir, name } = path.posix.parse(file);
  const folder = dir
    .split('/')
    .find(
      (part) =>
        (part.startsWith('_') && part.toLowerCase() !== '_posts' && !isOpen(part)) ||
        hidingFolders.has(part.toLowerCase().replace(/^[\W_]+/, '')),
    );
  if (folder) return `it lies in the folder "${folder}"`;
  return (showsUnderscores ? /\.draft$/i : /^_|\.draft$/i).test(name)
    ? `its name is "${path.posix.basename(file)}"`
    : null;
}

function each(rule: Rule, ...keys: string[]): Record<string, Rule> {
  return Object.fromEntries(keys.map((key) => [key, rule]));
}

const listed = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(textOf) : textOf(value).split(/[\s,]+/);
