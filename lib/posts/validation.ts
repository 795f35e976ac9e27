import { canonicalLanguage } from '@/lib/site/language';
import { toWallTime } from '@/lib/site/time-zone';
import { z } from '@/lib/zod';
import { MAX_BODY_LENGTH } from '@/lib/markdown/body-length';
import { slugify } from '@/lib/slug';
import { TagsSchema } from '@/lib/posts/tags';

const text = (name: string, max: number) =>
  z
    .string()
    .default('')
    .refine((value) => value.length <= max, {
      error: `${name} can have at most ${max.toLocaleString('en')} characters.`,
    })
    .refine((value) => !value.includes('\0'), { error: `${name} cannot contain a NUL character.` });

/** One line: titles and the like never contain a line break, however they were pasted. */
const line = (name: string, max: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.normalize('NFC').replace(/\s+/g, ' ').trim() : value),
    text(name, max),
  );

/** `2026-03-01T09:30`: what clocks show, as if they showed UTC (see `fromWallTime`); empty is null. */
const MomentSchema = z
  .string()
  .default('')
  .transform((value, context) => {
    if (value.trim() === '') return null;
    const match = /^([1-9]\d{3}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,3})?)?$/.exec(value.trim());
    const date = match && new Date(`${match[1]}T${match[2]}${match[3] ?? ':00'}Z`);
    // 31 February would silently become 3 March.
    if (!date || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(match[1]!)) {
      context.addIssue({
        code: 'custom',
        message: 'Enter a date and time such as 2026-03-01T09:30.',
      });
      return z.NEVER;
    }
    return date;
  });

/** Empty for that of the site. */
const LanguageSchema = z
  .string()
  .default('')
  .transform((value, context) => {
    const tag = value.trim() === '' ? '' : canonicalLanguage(value);
    if (tag !== null) return tag;
    context.addIssue({ code: 'custom', message: 'Enter a language tag, such as en, de or pt-BR.' });
    return z.NEVER;
  });

const CheckboxSchema = z
  .union([z.boolean(), z.string()])
  .optional()
  .transform((value) => value === true || value === 'on');

/** What the editor sends; browser and server check with it alike. */
export const PostSchema = z.object({
  title: line('The title', 250).refine((title) => title !== '', { error: 'A post needs a title.' }),
  subtitle: line('The subtitle', 300),
  slug: line('The slug', 250)
    .refine((slug) => slug === '' || slugify(slug) !== '', {
      error: 'A slug needs at least one letter or digit.',
    })
    .transform((slug) => slugify(slug)),
  tags: TagsSchema,
  coverUrl: line('The cover image URL', 2000).refine(isCoverUrl, {
    error: 'Enter an address that starts with https:// or /media/.',
  }),
  coverAlt: line('The description', 300),
  // Browsers send line breaks as CRLF.
  body: z.preprocess(
    (value) => (typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : value),
    text('The body', MAX_BODY_LENGTH),
  ),
  publishedAt: MomentSchema,
  commentsOpen: CheckboxSchema,
  language: LanguageSchema,
});

const IdSchema = z.coerce.number().int().positive().max(2_147_483_647);

/** What goes with the fields of a form: which post, which version was read, and which button was pressed. */
export const SavePostSchema = PostSchema.extend({
  id: IdSchema.optional(),
  version: IdSchema.optional(),
  /** "Save mine over it": the newer version that the author has seen and wants to replace. */
  overwrite: IdSchema.optional(),
  /** The date as the form first showed it; unchanged, the stored moment keeps its seconds. */
  publishedAtShown: z.string().default(''),
  intent: z.enum(['save', 'publish', 'unpublish']).default('save'),
});

export const DeletePostSchema = z.object({ id: IdSchema });

/** For a form whose only field is hidden. */
export const NothingTypedSchema = z.object({});

export const PreviewSchema = PostSchema.pick({ body: true });

function isCoverUrl(url: string): boolean {
  if (url === '' || /^\/media\/[\w.-]+$/.test(url)) return true;
  return URL.canParse(url) && new URL(url).protocol === 'https:' && /^https:\/\//i.test(url);
}

/** A moment as `<input type="datetime-local">` wants it, by the clocks of a time zone, to the minute. */
export const toMomentText = (date: Date | null, timeZone: string): string =>
  date ? toWallTime(date, timeZone).toISOString().slice(0, 16) : '';
