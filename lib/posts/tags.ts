import { noNul } from '@/lib/fields';
import { slugify } from '@/lib/slug';
import { z } from '@/lib/zod';

export const MAX_TAGS = 10;
export const MAX_TAG_LENGTH = 50;

/** Slug of a tag. `C++` and `C#` must not become the same tag as `C`. */
export const tagSlug = (name: string): string =>
  slugify(name.replace(/(?<=[\p{L}\p{N}+])\+/gu, ' plus').replace(/(?<=[\p{L}\p{N}])#/gu, ' sharp'));

export const TagsSchema = z
  .string()
  .default('')
  .refine(noNul, { error: 'Tags cannot contain a NUL character.' })
  .transform((text) => uniqueTags(typedNames(text)))
  .refine((names) => names.length <= MAX_TAGS, { error: `Use at most ${MAX_TAGS} tags.` })
  .refine((names) => names.every((name) => name.length <= MAX_TAG_LENGTH), {
    error: `A tag has at most ${MAX_TAG_LENGTH} characters. Put a comma between tags.`,
  })
  .refine((names) => names.every(tagSlug), { error: 'A tag needs at least one letter or digit.' });

/** Names as they are typed, with commas between. */
export const typedNames = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

export function uniqueTags(names: string[]): string[] {
  const bySlug = new Map<string, string>();
  for (const name of names.map((typed) => typed.normalize('NFC').replace(/\s+/g, ' ').trim())) {
    if (name && !bySlug.has(tagSlug(name) || name)) bySlug.set(tagSlug(name) || name, name);
  }
  return [...bySlug.values()];
}
