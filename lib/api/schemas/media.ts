import { CursorQuery, idOut, listOf, momentOut, textFor, wordsFor } from '@/lib/api/schemas/common';
import { DescribePictureSchema, MAX_ALT } from '@/lib/media/validation';
import { z } from '@/lib/zod';

const place = {
  id: idOut,
  url: z.string().meta({ description: 'For Markdown and covers, from the root of the site' }),
  width: z.int(),
  height: z.int(),
};

export const Media = z.object(place).meta({ id: 'Media' });

const facts = {
  ...place,
  name: z.string().meta({ description: 'Of the file that was uploaded; empty where it had none' }),
  alt: z
    .string()
    .nullable()
    .meta({ description: 'What it shows; empty: it is decorative; null: nobody has said' }),
  edition: z.int().meta({ description: 'Raised each time that it is replaced; also its ETag' }),
  bytes: z.int(),
  useCount: z.int().meta({ description: 'Posts, drafts and comments that show it' }),
  createdAt: momentOut,
};

export const Picture = z.object(facts).meta({ id: 'Picture' });

export const PicturePage = listOf(Picture);

export const BinnedPictures = listOf(
  z
    .object({
      ...facts,
      deletedAt: momentOut,
      daysLeft: z.int().meta({ description: 'Days until it is deleted for ever' }),
    })
    .meta({ id: 'BinnedPicture' }),
);

export const MediaQuery = CursorQuery.extend({
  view: z.enum(['all', 'unused', 'undescribed']).optional(),
  q: wordsFor('Words of its name or its description'),
});

export const PictureChange = z
  .strictObject({
    alt: textFor(
      DescribePictureSchema.shape.alt,
      MAX_ALT,
      'Say what it shows; null: nobody knows.',
    ).nullable(),
  })
  .meta({ id: 'PictureChange' });
