import { CheckboxSchema, IdSchema, line } from '@/lib/fields';
import { importSections } from '@/lib/import/sections';
import { isTimeZone } from '@/lib/site/time-zone';
import { z } from '@/lib/zod';

const UploadIdSchema = z.string().regex(/^[a-f0-9]{32}$/);

/** `/blog` from what somebody typed for it: an address, a path without its slash, one with too many. */
const basePath = (typed: string): string =>
  `/${typed
    .replace(/^https?:\/\/[^/]+/i, '')
    .split('/')
    .filter(Boolean)
    .join('/')}`.replace(/^\/$/, '');

export const StartImportSchema = z.object({
  upload: UploadIdSchema,
  name: line('The name', 100),
  timeZone: line('The time zone', 60).refine(isTimeZone, {
    error: 'Enter a time zone such as Europe/Berlin or UTC.',
  }),
  base: line('The path', 200)
    .refine((path) => !/[?#\\]/.test(path), { error: 'Enter a path alone, such as /blog.' })
    .transform(basePath),
  fetchPictures: CheckboxSchema,
  settings: CheckboxSchema,
});

export const UploadSchema = z.object({ upload: UploadIdSchema });

export const ImportIdSchema = z.object({ id: IdSchema });

/** Which list a page of an import shows, from where on. Anything else is the first of the first. */
export const ImportListSchema = z.object({
  list: z
    .enum([...importSections, 'addresses'])
    .optional()
    .catch(undefined),
  kind: z
    .string()
    .regex(/^[a-z]{1,20}$/)
    .optional()
    .catch(undefined),
  finding: z
    .string()
    .regex(/^[a-zA-Z]{1,40}$/)
    .optional()
    .catch(undefined),
  after: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .optional()
    .catch(undefined),
});

export type ImportList = z.output<typeof ImportListSchema>;
