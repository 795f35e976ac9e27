import { IdSchema, line } from '@/lib/fields';
import { z } from '@/lib/zod';

export const MAX_LABEL_LENGTH = 80;

/** Days until a link expires, and how the form says them. */
export const lifetimes = { '1': 'a day', '7': '7 days', '30': '30 days', never: 'never' } as const;

export const LabelSchema = line('The label', MAX_LABEL_LENGTH).refine((label) => label !== '', {
  error: 'Say for whom the link is.',
});

export const CreateDraftLinkSchema = z
  .object({
    id: IdSchema,
    label: LabelSchema,
    lifetime: z.enum(Object.keys(lifetimes) as (keyof typeof lifetimes)[], {
      error: 'Choose how long it works.',
    }),
  })
  .transform(({ lifetime, ...input }) => ({
    ...input,
    days: lifetime === 'never' ? null : Number(lifetime),
  }));

export const RevokeDraftLinkSchema = z.object({ id: IdSchema });
