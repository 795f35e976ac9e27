import { idOut, listOf, momentOut, textFor } from '@/lib/api/schemas/common';
import { IdSchema } from '@/lib/fields';
import { NameRevisionSchema } from '@/lib/posts/validation';
import { z } from '@/lib/zod';

const facts = {
  id: idOut,
  kind: z.enum(['saved', 'published', 'restored', 'drafted']),
  version: z.int().meta({ description: 'Of the post, at that time' }),
  name: z.string().meta({ description: 'Empty where nobody named it' }),
  author: z.string().nullable(),
  wordsAdded: z.int(),
  wordsRemoved: z.int(),
  createdAt: momentOut,
};

export const Revisions = listOf(z.object(facts).meta({ id: 'RevisionSummary' }));

export const Revision = z
  .object({
    ...facts,
    title: z.string(),
    subtitle: z.string(),
    slug: z.string(),
    tags: z.array(z.string()),
    markdown: z.string(),
  })
  .meta({ id: 'Revision' });

export const RevisionParams = z.object({
  id: IdSchema.meta({ description: 'The number of the post', example: '7' }),
  revision: IdSchema.meta({ description: 'The number of the revision', example: '12' }),
});

export const RevisionName = z
  .strictObject({
    name: textFor(NameRevisionSchema.shape.name, 100, 'Give a name; an empty one takes it away.'),
  })
  .meta({ id: 'RevisionName' });
