import { MAX_BODY_LENGTH } from '@/lib/body-length';
import { CheckboxSchema, line, PercentSchema, text } from '@/lib/fields';
import type { FormValues } from '@/lib/form-state';
import { toLineFeeds } from '@/lib/line-breaks';
import { MomentSchema, toMomentText } from '@/lib/posts/moment-field';
import { MAX_SERIES_NAME, SeriesNameSchema } from '@/lib/posts/series-name';
import { MAX_TAGS, TagsSchema } from '@/lib/posts/tags';
import { languageField } from '@/lib/site/language-field';
import { slugify } from '@/lib/slug';
import { z } from '@/lib/zod';

/** Of a box: browsers send `page` or nothing. */
const KindSchema = z.enum(['post', 'page']).default('post').catch('post');

type PostField = {
  label: string;
  schema: z.ZodType;
  maxLength?: number;
  initial?: string;
  /** What a box stands for that is not checked. */
  unchecked?: string;
  /** The value is stored as it is, in the column of the same name. */
  isColumn?: true;
  /** Lists and feeds have it, not the post alone. */
  isListed?: true;
  /** It says how the post stands, not what it says: no part of its history. */
  isSetting?: true;
};

const lineField = <Label extends string>(label: Label, name: string, maxLength: number) => ({
  label,
  maxLength,
  schema: line(name, maxLength),
  isColumn: true as const,
});

const percentField = {
  schema: PercentSchema,
  initial: '50',
  isColumn: true as const,
  isListed: true as const,
};

/** In the order of the form. Everything that lists a post's fields derives from here; ARCHITECTURE.md says what remains. */
export const postFields = {
  title: {
    ...lineField('Title', 'The title', 250),
    schema: line('The title', 250).refine((title) => title !== '', { error: 'A post needs a title.' }),
    isListed: true,
  },
  subtitle: { ...lineField('Subtitle', 'The subtitle', 300), isListed: true },
  body: {
    label: 'Body',
    schema: z.preprocess(
      (value) => (typeof value === 'string' ? toLineFeeds(value) : value),
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
  kind: {
    label: 'This is a page',
    schema: KindSchema,
    unchecked: 'post',
    isColumn: true,
    isListed: true,
    isSetting: true,
  },
  tags: { label: 'Tags', schema: TagsSchema },
  series: { label: 'Series', maxLength: MAX_SERIES_NAME, schema: SeriesNameSchema },
  publishedAt: { label: 'Published date', schema: MomentSchema, isSetting: true },
  unpublishAt: { label: 'Unpublish at', schema: MomentSchema, isColumn: true, isSetting: true },
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
  coverX: { label: 'Focus, from the left', ...percentField },
  coverY: { label: 'Focus, from the top', ...percentField },
  language: {
    label: 'Language',
    maxLength: 35,
    schema: languageField(''),
    isColumn: true,
    isListed: true,
  },
  commentsOpen: {
    label: 'Allow comments',
    schema: CheckboxSchema,
    initial: 'on',
    isColumn: true,
    isSetting: true,
  },
} as const satisfies Record<string, PostField>;

type Fields = typeof postFields;
export type FieldName = keyof Fields;
type NamesWith<Property extends string> = {
  [Name in FieldName]: Fields[Name] extends Record<Property, unknown> ? Name : never;
}[FieldName];
export type ColumnName = NamesWith<'isColumn'>;
export type ListedName = NamesWith<'isListed'>;
export type SettingName = NamesWith<'isSetting'>;

export const fieldNames = Object.keys(postFields) as FieldName[];
const namesWith = (property: keyof PostField) => fieldNames.filter((name) => property in postFields[name]);
export const columnNames = namesWith('isColumn') as ColumnName[];
export const listedNames = namesWith('isListed') as ListedName[];
export const settingNames = namesWith('isSetting') as SettingName[];
/** The fields of the text, which history keeps. */
export const textNames = fieldNames.filter((name) => !('isSetting' in postFields[name]));
/** Beside a setting, its form field with the value that the form was opened with. */
export const shownName = <Name extends SettingName>(name: Name) => `${name}Shown` as const;

export const pick = <T, Name extends keyof T>(from: T, names: readonly Name[]): Pick<T, Name> =>
  Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, Name>;

type FieldValue = string | number | boolean | Date | null | { name: string }[];

export const toFieldTexts = (post: Record<FieldName, FieldValue>, timeZone: string): FormValues =>
  Object.fromEntries(
    fieldNames.map((name) => {
      const { unchecked }: PostField = postFields[name];
      return [name, post[name] === unchecked ? '' : toText(post[name], timeZone)];
    }),
  );

function toText(value: FieldValue, timeZone: string): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'on' : '';
  if (Array.isArray(value)) return value.map(({ name }) => name).join(', ');
  return toMomentText(value, timeZone);
}

export const newPostTexts: FormValues = Object.fromEntries(
  fieldNames.map((name) => {
    const { initial = '' }: PostField = postFields[name];
    return [name, initial];
  }),
);

export const TAGS_HINT = `Up to ${MAX_TAGS}, with commas between.`;

function isCoverUrl(url: string): boolean {
  if (url === '' || /^\/media\/\w[\w.-]*$/.test(url)) return true;
  return URL.canParse(url) && new URL(url).protocol === 'https:' && /^https:\/\//i.test(url);
}
