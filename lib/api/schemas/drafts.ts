import { momentOut } from '@/lib/api/schemas/common';
import { Focus } from '@/lib/api/schemas/posts';
import { z } from '@/lib/zod';

export const Draft = z
  .object({
    title: z.string(),
    subtitle: z.string(),
    slug: z.string(),
    markdown: z.string(),
    tags: z.array(z.string()),
    cover: z.object({ url: z.string(), alt: z.string(), focus: Focus }).nullable(),
    language: z.string(),
    basedOn: z.int().meta({ description: 'The version of the post that it was written upon' }),
    updatedAt: momentOut,
  })
  .meta({ id: 'Draft', description: 'What is written on top of a post, and readers do not see' });
