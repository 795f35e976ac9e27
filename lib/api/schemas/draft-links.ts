import { idOut, listOf, momentOut, textFor } from '@/lib/api/schemas/common';
import { IdSchema } from '@/lib/fields';
import { LabelSchema, MAX_LABEL_LENGTH } from '@/lib/posts/draft-links/validation';
import { z } from '@/lib/zod';

export const NewDraftLink = z
  .strictObject({
    label: textFor(LabelSchema, MAX_LABEL_LENGTH, 'Say for whom the link is.').meta({ example: 'My editor' }),
    days: z
      .int()
      .min(1)
      .max(3650)
      .nullish()
      .meta({ description: 'Days until it stops working; never where nothing is said' }),
  })
  .meta({ id: 'NewDraftLink' });

const facts = {
  id: idOut,
  label: z.string(),
  createdAt: momentOut,
  expiresAt: momentOut.nullable(),
  isExpired: z.boolean(),
};

export const DraftLinks = listOf(z.object(facts).meta({ id: 'DraftLink' }));

export const MadeDraftLink = z
  .object({ id: idOut, url: z.url().meta({ description: 'A secret, told this once' }) })
  .meta({ id: 'MadeDraftLink' });

export const DraftLinkParams = z.object({
  id: IdSchema.meta({ description: 'The number of the post', example: '7' }),
  link: IdSchema.meta({ description: 'The number of the link', example: '3' }),
});
