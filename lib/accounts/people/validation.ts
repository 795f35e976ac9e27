import { IdSchema, noNul } from '@/lib/fields';
import { z } from '@/lib/zod';

export const UserIdSchema = z.object({ id: IdSchema });

export const DeleteUserSchema = z.object({
  id: IdSchema,
  comments: z.enum(['keep', 'erase'], { error: 'Choose what becomes of the comments.' }),
  username: z
    .string()
    .trim()
    .min(1, { error: 'Type the username, to be sure it is the right account.' })
    .max(100),
});

export const PeopleFilterSchema = z.object({
  search: z.string().trim().max(100).refine(noNul).catch(''),
  before: IdSchema.nullish().catch(null),
});
export type PeopleFilter = z.output<typeof PeopleFilterSchema>;
