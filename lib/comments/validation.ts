import { bodyProblem, normalizeBody } from '@/lib/comments/body';
import { IdSchema } from '@/lib/fields';
import { z } from '@/lib/zod';

const body = z
  .string()
  .superRefine((text, context) => {
    const problem = bodyProblem(text);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  })
  .transform(normalizeBody);

export const CommentSchema = z.object({
  postId: IdSchema,
  parentId: z
    .literal('')
    .transform(() => null)
    .or(IdSchema)
    .nullish()
    .transform((value) => value ?? null),
  body,
});
export type CommentInput = z.output<typeof CommentSchema>;

/** `basis`: which text it was written upon (`basisOf`). */
export const UpdateCommentSchema = z.object({ id: IdSchema, body, basis: z.string().max(64).optional() });

export const DeleteCommentSchema = z.object({ id: IdSchema, from: z.enum(['post', 'admin']).catch('post') });

export const CommentIdSchema = z.object({ id: IdSchema });
export const PostIdSchema = z.object({ id: IdSchema });

export const ModerationFilterSchema = z.object({
  status: z.enum(['all', 'visible', 'hidden']).catch('all'),
  before: IdSchema.nullish().catch(null),
});
export type ModerationFilter = z.output<typeof ModerationFilterSchema>;
