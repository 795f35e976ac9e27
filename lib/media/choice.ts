import { z } from '@/lib/zod';

/** A page of the stored pictures, as the editor offers them. */
export const PictureChoiceSchema = z.object({
  pictures: z.array(
    z.object({
      id: z.number(),
      /** What it is known by: its description, or the name of its file. */
      label: z.string(),
      alt: z.string(),
      url: z.string(),
      thumbnail: z.string(),
    }),
  ),
  hasMore: z.boolean(),
});

export type PictureChoice = z.output<typeof PictureChoiceSchema>;
export type OfferedPicture = PictureChoice['pictures'][number];
