import { idOut, textFor } from '@/lib/api/schemas/common';
import { noNul } from '@/lib/fields';
import { MAX_TAG_LENGTH } from '@/lib/posts/tags';
import { MAX_TAG_DESCRIPTION, TagSchema } from '@/lib/tags/validation';
import { z } from '@/lib/zod';

const slug = z.string().min(1).max(250).refine(noNul);

export const ManagedTag = z
  .object({
    id: idOut,
    slug: z.string(),
    name: z.string(),
    description: z.string(),
    url: z.url(),
    postCount: z.int().meta({ description: 'Drafts, too' }),
    publicCount: z.int(),
    aliases: z
      .array(z.string())
      .meta({ description: 'Slugs that it had before, and whose addresses lead to it' }),
  })
  .meta({ id: 'ManagedTag' });

export const TagChange = z
  .strictObject({
    name: textFor(TagSchema.shape.name, MAX_TAG_LENGTH).optional(),
    slug: textFor(TagSchema.shape.slug, 100)
      .optional()
      .meta({ description: 'Empty: as the name. The old one leads to the tag from then on' }),
    description: textFor(TagSchema.shape.description, MAX_TAG_DESCRIPTION).optional(),
  })
  .meta({ id: 'TagChange', description: 'What is absent stays as it is' });

export const TagParams = z.object({
  tag: slug.meta({ description: 'The slug, or one that it had before', example: 'rust' }),
});

export const TagMerge = z
  .strictObject({
    tags: z
      .array(slug)
      .min(1)
      .max(100)
      .meta({ description: 'Slugs of those that become it', example: ['rust-lang'] }),
  })
  .meta({ id: 'TagMerge' });

export const TagAliasParams = TagParams.extend({ alias: slug.meta({ description: 'The former slug' }) });
