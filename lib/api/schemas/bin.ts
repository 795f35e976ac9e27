import { authorOut, idOut, listOf, momentOut } from '@/lib/api/schemas/common';
import { z } from '@/lib/zod';

export const BinnedPosts = listOf(
  z
    .object({
      id: idOut,
      title: z.string(),
      slug: z.string(),
      wasPublic: z.boolean().meta({ description: 'Whether readers saw it until then' }),
      commentCount: z.int(),
      deletedAt: momentOut,
      deletedBy: z.string().nullable(),
      daysLeft: z.int().meta({ description: 'Days until it is deleted for ever' }),
    })
    .meta({ id: 'BinnedPost' }),
);

export const DeletedComments = listOf(
  z
    .object({
      id: idOut,
      postId: idOut,
      html: z.string(),
      author: authorOut.nullable(),
      deletedAt: momentOut,
      daysLeft: z.int().meta({ description: 'Days until its text is erased' }),
    })
    .meta({ id: 'DeletedComment' }),
);
