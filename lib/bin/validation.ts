import { IdSchema, PageSchema } from '@/lib/fields';
import { z } from '@/lib/zod';

/** `from`: the page that the button stands on, which is shown again. */
export const RestorePostSchema = z.object({ id: IdSchema, from: z.enum(['bin', 'posts']).catch('bin') });

export const UndeleteCommentSchema = z.object({
  id: IdSchema,
  from: z.enum(['bin', 'comments', 'post']).catch('post'),
});

export const PurgeSchema = z.object({ id: IdSchema });

/** What the addresses of `/admin/bin` and of the lists say was done just now. */
export const BinQuerySchema = z.object({
  deleted: IdSchema.optional().catch(undefined),
  restored: IdSchema.optional().catch(undefined),
  was: z.string().optional().catch(undefined),
  undeleted: IdSchema.optional().catch(undefined),
  purged: z.literal('1').optional().catch(undefined),
  posts: PageSchema,
  comments: PageSchema,
  pictures: PageSchema,
});
