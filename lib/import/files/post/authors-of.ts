import { cutTo } from '@/lib/cut-text';
import { fieldOf, fieldsIn, textOf } from '@/lib/import/fields';
import { plainTitle } from '@/lib/import/files/post/plain-title';
import type { ReadFields } from '@/lib/import/files/post/read-fields';
import type { SourcePerson } from '@/lib/import/source-item';

export type Author = Omit<SourcePerson, 'kind'>;

/** Those that a post names, the first one first. @param directory what the site knows of its authors, by key */
export function authorsOf(fields: ReadFields, directory: ReadonlyMap<string, Author>): Author[] {
  const taxonomies = fieldsIn(fields.get('taxonomies'));
  const values = [
    ...['authors', 'author', 'writer', 'writtenby', 'by', 'byline'].map((name) => fields.get(name)),
    fieldOf(taxonomies, 'authors', 'author'),
  ];
  const found = new Map<string, Author>();
  for (const value of values.flat().flatMap(partsOf)) {
    const author = authorIn(value, directory);
    if (author && !found.has(author.key)) found.set(author.key, author);
  }
  return [...found.values()];
}

/** `Ana, Ben` are two, `Doe, Jane` may be one: only names of several words are taken apart. */
function partsOf(value: unknown): unknown[] {
  if (typeof value !== 'string' || value.length > 500) return [value];
  const parts = value.split(/\s*(?:,|;|\band\b|&)\s*/).filter(Boolean);
  return parts.length > 1 && parts.every((part) => /\S\s\S/.test(part) && !/^on behalf\b/i.test(part))
    ? parts
    : [value];
}

function authorIn(value: unknown, directory: ReadonlyMap<string, Author>): Author | null {
  const table = fieldsIn(value);
  const text = plainTitle(textOf(value) || textOf(fieldOf(table, 'name', 'title', 'displayname', 'id')));
  if (text === '') return null;
  const known = directory.get(text.toLowerCase());
  if (known) return known;
  // `Jane Doe <jane@example.org>`
  const [, name = text, mail = ''] =
    /^([^<>]{1,200}?)\s*<([^<>@\s]{1,100}@[^<>@\s]{1,200})>$/.exec(textOf(value)) ?? [];
  return makeAuthor(name, {
    email: mail || textOf(fieldOf(table, 'email', 'mail')),
    website: textOf(fieldOf(table, 'url', 'website', 'link', 'web', 'homepage', 'site')),
    bio: textOf(fieldOf(table, 'bio', 'description', 'about')),
  });
}

export function makeAuthor(name: string, { email = '', website = '', bio = '' }): Author {
  const clean = cutTo(plainTitle(name), 100);
  return {
    key: `author:${clean.normalize('NFC').toLowerCase()}`,
    name: clean,
    email: /^[^\s@]{1,100}@[^\s@]{1,200}$/.test(email) ? email : '',
    website: /^https?:\/\/\S+$/i.test(website) && website.length <= 500 ? website : '',
    bio: cutTo(bio.replace(/\s+/g, ' ').trim(), 500),
  };
}
