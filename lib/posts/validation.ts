import { CheckboxSchema, IdSchema, line, text } from '@/lib/fields';
import { MAX_BODY_LENGTH } from '@/lib/body-length';
import { TagsSchema } from '@/lib/posts/tags';
import { languageField } from '@/lib/site/language-field';
import { toWallTime } from '@/lib/site/time-zone';
import { slugify } from '@/lib/slug';
import { z } from '@/lib/zod';

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
  /** Empty for that of the site. */
  language: languageField(''),
});

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

export const PreviewSchema = PostSchema.pick({ body: true });

function isCoverUrl(url: string): boolean {
  if (url === '' || /^\/media\/[\w.-]+$/.test(url)) return true;
  return URL.canParse(url) && new URL(url).protocol === 'https:' && /^https:\/\//i.test(url);
}

/** A moment as `<input type="datetime-local">` wants it, by the clocks of a time zone, to the minute. */
export const toMomentText = (date: Date | null, timeZone: string): string =>
  date ? toWallTime(date, timeZone).toISOString().slice(0, 16) : '';
