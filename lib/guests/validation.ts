import { NameSchema } from '@/lib/accounts/fields/display-name';
import { isWebAddress } from '@/lib/accounts/fields/website';
import { IdSchema, noNul } from '@/lib/fields';
import { z } from '@/lib/zod';

export const GuestIdSchema = z.object({ id: IdSchema });

export const GuestSchema = z.object({
  id: IdSchema,
  name: NameSchema,
  website: z
    .string()
    .default('')
    .transform((text) => text.trim())
    .refine((text) => text.length <= 200, { error: 'A website address has at most 200 characters.' })
    .refine((text) => text === '' || isWebAddress(text), {
      error: 'This does not look like a website, such as https://example.org.',
    })
    .transform((text) => (text === '' ? '' : new URL(text).href)),
});
export type GuestInput = z.output<typeof GuestSchema>;

export const GuestsFilterSchema = z.object({
  search: z.string().trim().max(100).refine(noNul).catch(''),
  before: IdSchema.nullish().catch(null),
});
export type GuestsFilter = z.output<typeof GuestsFilterSchema>;
