import { MAX_BODY_LENGTH } from '@/lib/body-length';
import { CheckboxSchema, line, text } from '@/lib/fields';
import type { FormValues } from '@/lib/form-state';
import { MomentSchema, toMomentText } from '@/lib/posts/moment-field';
import { MAX_TAGS, TagsSchema } from '@/lib/posts/tags';
import { languageField } from '@/lib/site/language-field';
import { slugify } from '@/lib/slug';
import { z } from '@/lib/zod';

type PostField = {
  /** Beside the field, and where two texts are compared. */
  label: string;
  /** Checks and reads what the form sends. */
  schema: z.ZodType;
  /** Characters that the field takes. */
  maxLength?: number;
  /** Its text in the form of a new post; empty when absent. */
  initial?: string;
  /** The value is stored as it is, in the column of the same name. */
  isColumn?: true;
  /** Lists and feeds have it, not the post alone. */
  isListed?: true;
  /** Its names in the front matter of files, the first that is there counts. */
  frontMatter?: readonly string[];
};

/** Text in one line, stored as it is. `name` begins its sentences of error. */
const lineField = <Label extends string>(label: Label, name: string, maxLength: number) => ({
  label,
  maxLength,
  schema: line(name, maxLength),
  isColumn: true as const,
});

/**
 * Every field that an author writes about a post, in the order of the form. From here derive the form's values and its
 * checks, the backup in the browser, the comparison of a conflict, the columns that are stored and read, and what the
 * importer takes over. What remains to be done for a new one stands in ARCHITECTURE.md.
 */
export const postFields = {
  title: {
    ...lineField('Title', 'The title', 250),
    schema: line('The title', 250).refine((title) => title !== '', { error: 'A post needs a title.' }),
    isListed: true,
    frontMatter: ['title'],
  },
  subtitle: { ...lineField('Subtitle', 'The subtitle', 300), isListed: true, frontMatter: ['description'] },
  body: {
    label: 'Body',
    // Browsers send line breaks as CRLF.
    schema: z.preprocess(
      (value) => (typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : value),
      text('The body', MAX_BODY_LENGTH),
    ),
    isColumn: true,
  },
  slug: {
    label: 'Slug',
    maxLength: 250,
    schema: line('The slug', 250)
      .refine((slug) => slug === '' || slugify(slug) !== '', {
        error: 'A slug needs at least one letter or digit.',
      })
      .transform((slug) => slugify(slug)),
  },
  tags: { label: 'Tags', schema: TagsSchema },
  publishedAt: { label: 'Published date', schema: MomentSchema },
  coverUrl: {
    // Without a length: a browser would cut a pasted address, where an error says what is wrong.
    label: 'Cover image URL',
    schema: line('The cover image URL', 2000).refine(isCoverUrl, {
      error: 'Enter an address that starts with https:// or /media/.',
    }),
    isColumn: true,
    isListed: true,
  },
  coverAlt: { ...lineField('Cover image description', 'The description', 300), isListed: true },
  language: {
    label: 'Language',
    maxLength: 35,
    /** Empty for that of the site. */
    schema: languageField(''),
    isColumn: true,
    isListed: true,
    frontMatter: ['lang', 'language', 'locale'],
  },
  commentsOpen: { label: 'Allow comments', schema: CheckboxSchema, initial: 'on', isColumn: true },
} as const satisfies Record<string, PostField>;

type Fields = typeof postFields;
export type FieldName = keyof Fields;
type NamesWith<Property extends string> = {
  [Name in FieldName]: Fields[Name] extends Record<Property, unknown> ? Name : never;
}[FieldName];
export type ColumnName = NamesWith<'isColumn'>;
export type ListedName = NamesWith<'isListed'>;
export type ImportedName = NamesWith<'frontMatter'>;

export const fieldNames = Object.keys(postFields) as FieldName[];
const namesWith = (property: keyof PostField) => fieldNames.filter((name) => property in postFields[name]);
export const columnNames = namesWith('isColumn') as ColumnName[];
export const listedNames = namesWith('isListed') as ListedName[];
export const importedNames = namesWith('frontMatter') as ImportedName[];

/** Some of an object's properties, by name. */
export const pick = <T, Name extends keyof T>(from: T, names: readonly Name[]): Pick<T, Name> =>
  Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, Name>;

/** How the form writes a value. */
type FieldValue = string | boolean | Date | null | { name: string }[];

/** The fields of a post as its form holds them, with dates by the clocks of a time zone. */
export const toFieldTexts = (post: Record<FieldName, FieldValue>, timeZone: string): FormValues =>
  Object.fromEntries(fieldNames.map((name) => [name, toText(post[name], timeZone)]));

function toText(value: FieldValue, timeZone: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'on' : '';
  if (Array.isArray(value)) return value.map(({ name }) => name).join(', ');
  return toMomentText(value, timeZone);
}

/** Texts of the fields of a post that is still to be written. */
export const newPostTexts: FormValues = Object.fromEntries(
  fieldNames.map((name) => {
    const { initial = '' }: PostField = postFields[name];
    return [name, initial];
  }),
);

export const TAGS_HINT = `Up to ${MAX_TAGS}, with commas between.`;

function isCoverUrl(url: string): boolean {
  if (url === '' || /^\/media\/[\w.-]+$/.test(url)) return true;
  return URL.canParse(url) && new URL(url).protocol === 'https:' && /^https:\/\//i.test(url);
}
