import path from 'node:path';
import { booleanOf, fieldOf, fieldsIn, isBlank, keyOf, textOf, type Fields } from '@/lib/import/fields';
import { dateOrNull, parseDate } from '@/lib/import/publish-date';

type Rule = (value: unknown) => string | null;

const shown = (value: unknown): string => `is ${JSON.stringify(value) ?? 'empty'}`;

/** `draft: true`. A word that is neither yes nor no hides too: whoever wrote it meant something. */
const whenTrue: Rule = (value) => (isBlank(value) || booleanOf(value) === false ? null : shown(value));

/** `published: false`, and `published:` with nothing behind it. A date says when. */
const whenFalse: Rule = (value) =>
  value !== undefined && (booleanOf(value) === true || isDate(value)) ? null : shown(value);

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

const whenPast: Rule = (value) => {
  if (isBlank(value) || booleanOf(value) === false) return null;
  if (!isDate(value)) return `${shown(value)}, which is not a date`;
  return parseDate(value) <= new Date()
    ? `has passed: ${textOf(value) || parseDate(value).toISOString()}`
    : null;
};

/** A publish date that cannot be read may lie in the future. */
const whenNotDate: Rule = (value) => (isDate(value) ? null : `${shown(value)}, which is not a date`);

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
export const endOf = (fields: Fields): Date | null =>
  endNames.map((name) => dateOrNull(fieldOf(fields, name))).find((date) => date !== null) ?? null;

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
  ...each(
    whenNotDate,
    'publishdate',
    'pubdate',
    'publishedat',
    'publishat',
    'publishedon',
    'publicationdate',
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
export function hiddenByFields(fields: Fields): string | null {
  for (const [key, value] of Object.entries(fields)) {
    const name = keyOf(key);
    const why = Object.hasOwn(rules, name) ? rules[name]?.(value) : null;
    if (why) return `"${key}" ${why}`;
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

/** @param file with `/`, the name of the imported folder included */
export function hiddenByPath(file: string): string | null {
  const { dir, name } = path.posix.parse(file);
  const folder = dir
    .split('/')
    .find(
      (part) =>
        (part.startsWith('_') && part.toLowerCase() !== '_posts') ||
        hidingFolders.has(part.toLowerCase().replace(/^[\W_]+/, '')),
    );
  if (folder) return `it lies in the folder "${folder}"`;
  return /^_|\.draft$/i.test(name) ? `its name is "${path.posix.basename(file)}"` : null;
}

function each(rule: Rule, ...keys: string[]): Record<string, Rule> {
  return Object.fromEntries(keys.map((key) => [key, rule]));
}

const isDate = (value: unknown): boolean => dateOrNull(value) !== null;

const listed = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(textOf) : textOf(value).split(/[\s,]+/);
