import { z } from '@/lib/zod';

/** The largest `integer` of PostgreSQL, which ids are. */
const MAX_ID = 2_147_483_647;

export const isId = (number: number): boolean => Number.isInteger(number) && number > 0 && number <= MAX_ID;

/** Whether PostgreSQL can store it: it refuses NUL in any text. */
export const noNul = (text: string): boolean => !text.includes('\0');

/** An id as forms and addresses carry it, in plain digits. */
export const IdSchema = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number)
  .refine(isId);

/** The number of a page in a query; the first for anything else. */
export const PageSchema = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)
  .default(1)
  .catch(1);

/** What a form says of several rows: fields named `PREFIX-ID`, because its values are read by name, one a name. */
export const numberedFields = (
  values: Record<string, unknown>,
  prefix: string,
): { id: number; value: unknown }[] =>
  Object.entries(values).flatMap(([name, value]) => {
    if (!name.startsWith(`${prefix}-`)) return [];
    const { data: id } = IdSchema.safeParse(name.slice(prefix.length + 1));
    return id === undefined ? [] : [{ id, value }];
  });

export const EmptySchema = z.object({});

/** A checkbox: browsers send `on` or nothing, scripts a boolean. */
export const CheckboxSchema = z
  .union([z.boolean(), z.string()])
  .optional()
  .transform((value) => value === true || value === 'on' || value === 'true');

/** Hundredths of a whole; half of it where nothing is said. */
export const PercentSchema = z.preprocess(
  (value) => (value === '' || value === undefined ? 50 : value),
  z.coerce
    .number({ error: 'Enter a number from 0 to 100.' })
    .int({ error: 'Enter a number without a fraction.' })
    .min(0, { error: 'Enter a number from 0 to 100.' })
    .max(100, { error: 'Enter a number from 0 to 100.' }),
);

/** Text of at most `max` UTF-16 code units; absent is empty. `name` begins its sentences of error. */
export const text = (name: string, max: number) =>
  z
    .string()
    .default('')
    .refine((value) => value.length <= max, {
      error: `${name} can have at most ${max.toLocaleString('en')} characters.`,
    })
    .refine(noNul, { error: `${name} cannot contain a NUL character.` });

/** The same in one line: titles and the like never contain a line break, however they were pasted. */
export const line = (name: string, max: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.normalize('NFC').replace(/\s+/g, ' ').trim() : value),
    text(name, max),
  );
