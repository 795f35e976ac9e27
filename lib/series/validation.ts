import { IdSchema, text } from '@/lib/fields';
import { SeriesNameSchema } from '@/lib/posts/series-name';
import { z } from '@/lib/zod';

export const MAX_SERIES_DESCRIPTION = 500;

export const SeriesSchema = z.object({
  name: SeriesNameSchema.refine((name) => name !== '', { error: 'A series needs a name.' }),
  description: text('The description', MAX_SERIES_DESCRIPTION).transform((value) =>
    value.replace(/\s+/g, ' ').trim(),
  ),
});

export type SeriesInput = z.output<typeof SeriesSchema>;

export const UpdateSeriesSchema = SeriesSchema.extend({ id: IdSchema });

export const SeriesIdSchema = z.object({ id: IdSchema });

/** The button that is pressed says which part, and where to: `up-7`. While a browser checks the form, it is not known. */
export const MovePartSchema = z.object({
  id: IdSchema,
  move: z
    .string()
    .regex(/^(?:up|down)-[1-9]\d{0,9}$/, { error: 'Choose a part.' })
    .transform((text) => {
      const [way, postId] = text.split('-');
      return { way: way as 'up' | 'down', postId: Number(postId) };
    })
    .optional(),
});
