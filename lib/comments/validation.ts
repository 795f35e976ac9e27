import { z } from '@/lib/zod';
import { bodyProblem, normalizeBody } from '@/lib/comments/body';

const id = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number)
  // The largest `integer` of PostgreSQL.
  .refine((number) => number <= 2_147_483_647);

const body = z
  .string()
  .superRefine((text, context) => {
    const problem = bodyProblem(text);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  })
  .transform(normalizeBody);

/** What the comment form sends; an empty or missing `parentId` means a top-level comment. */
export const CommentSchema = z.object({
  postId: id,
  parentId: z
    .literal('')
    .transform(() => null)
    .or(id)
    .nullish()
    .transform((value) => value ?? null),
  body,
});
export type CommentInput = z.output<typeof CommentSchema>;

export const UpdateCommentSchema = z.object({ id, body });

export const DeleteCommentSchema = z.object({ id, from: z.enum(['post', 'admin']).catch('post') });

/** For forms that are one button, and for the ids in addresses. */
export const CommentIdSchema = z.object({ id });
export const PostIdSchema = z.object({ id });
export const EmptySchema = z.object({});

/** What the address of the moderation list may say; anything else means the whole list, from its beginning. */
export const ModerationFilterSchema = z.object({
  status: z.enum(['all', 'visible', 'hidden']).catch('all'),
  before: id.nullish().catch(null),
});
export type ModerationFilter = z.output<typeof ModerationFilterSchema>;
