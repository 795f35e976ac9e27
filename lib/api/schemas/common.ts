import { IdSchema, noNul } from '@/lib/fields';
import { z } from '@/lib/zod';

/** A moment in an answer: a `Date` in code, ISO 8601 in UTC in JSON. */
export const momentOut = z.date().meta({ description: 'ISO 8601, in UTC' });

export const MomentIn = z.iso
  .datetime({ offset: true, error: 'Give a moment with its zone, such as 2026-03-01T09:30:00Z.' })
  .transform((text) => new Date(text))
  .refine((date) => date.getUTCFullYear() >= 1000 && date.getUTCFullYear() <= 9999, {
    error: 'Give a year from 1000 to 9999.',
  });

/** A form's field in JSON: the form's own checks, after those that the document can tell. */
export const textFor = <Out>(field: z.ZodType<Out>, max: number, missing?: string) =>
  z
    .string({ error: missing })
    .max(max)
    .pipe(field as z.ZodType<Out, string>);

export const IdParams = z.object({ id: IdSchema.meta({ description: 'The number', example: '7' }) });

export const idOut = z.int().positive();

/** Whose name stands at something. */
export const authorOut = z.object({
  username: z.string().nullable().meta({
    description: 'Null for a guest: somebody of an imported blog, who has no account here',
  }),
  name: z.string(),
  website: z.string().optional().meta({ description: 'Of a guest; empty for none' }),
});

/** A number of a query, which a program sends as text. */
export const queryNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: `Give a whole number from ${min} to ${max}.` })
    .transform(Number)
    .refine((number) => number >= min && number <= max, {
      error: `Give a whole number from ${min} to ${max}.`,
    })
    .meta({ override: { type: 'integer', minimum: min, maximum: max, pattern: undefined } });

/** What a list is searched for. */
export const wordsFor = (description: string) =>
  z
    .string()
    .trim()
    .max(250)
    .refine(noNul, { error: 'This cannot contain a NUL character.' })
    .optional()
    .meta({ description });

export const CursorQuery = z.strictObject({
  cursor: z
    .string()
    .max(500)
    .optional()
    .meta({ description: 'The "next" of the page before; absent for the first' }),
});

export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    next: z
      .string()
      .nullable()
      .meta({ description: 'The cursor of the next page; null on the last. The header Link leads there' }),
  });

export const LINK_HEADER = { Link: 'The address of the next page, rel="next", where there is one' };

export const ProblemSchema = z
  .object({
    type: z.url().meta({ description: 'A page of this site that says more' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ description: 'Names this one occurrence, also in the log of the server' }),
    errors: z
      .array(
        z.object({
          pointer: z.string().meta({ description: 'A JSON Pointer (RFC 6901); "" is the whole' }),
          detail: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem', description: 'An error (RFC 9457)' });
