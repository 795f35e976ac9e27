import { listOf, momentOut, textFor } from '@/lib/api/schemas/common';
import { noNul } from '@/lib/fields';
import { FromSchema, MAX_PATH, MAX_TARGET, TargetSchema } from '@/lib/redirects/address';
import { z } from '@/lib/zod';

export const Redirect = z
  .object({
    path: z.string().meta({ description: 'Decoded, without query and trailing slash' }),
    target: z.string(),
    isPermanent: z.boolean(),
  })
  .meta({ id: 'Redirect' });

export const Redirects = listOf(Redirect);

export const NewRedirect = z
  .strictObject({
    path: textFor(FromSchema, MAX_PATH, 'Give the path that leads on.').meta({ example: '/old-page' }),
    target: textFor(TargetSchema, MAX_TARGET, 'Give where it leads.').meta({ example: '/posts/hello' }),
    isPermanent: z.boolean().optional().meta({ description: '308 instead of 307' }),
  })
  .meta({ id: 'NewRedirect' });

const path = z.string().min(1).max(2000).refine(noNul);

export const RedirectQuery = z.strictObject({ path: path.meta({ example: '/old-page' }) });

export const MissingPaths = listOf(
  z
    .object({
      path: z.string(),
      count: z.int(),
      lastAt: momentOut,
      guess: z
        .object({ slug: z.string(), title: z.string() })
        .nullable()
        .meta({ description: 'A public post that may have been meant' }),
    })
    .meta({ id: 'MissingPath' }),
);

export const MissingQuery = z.strictObject({
  path: path.optional().meta({ description: 'All where it is absent' }),
});
