import { CheckboxSchema, IdSchema, isId, line } from '@/lib/fields';
import { z } from '@/lib/zod';

export const MAX_ALT = 300;

export const DescribePictureSchema = z.object({
  id: IdSchema,
  alt: line('The description', MAX_ALT),
  isDecorative: CheckboxSchema,
});

/** From the editor, in JSON. */
export const FirstDescriptionSchema = z.object({
  id: z.int().refine(isId),
  alt: line('The description', MAX_ALT),
});

export const PictureIdSchema = z.object({ id: IdSchema });
