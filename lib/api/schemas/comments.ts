import { authorOut, idOut, CursorQuery, listOf, momentOut } from '@/lib/api/schemas/common';
import { bodyProblem, COMMENT_MAX_LENGTH, normalizeBody } from '@/lib/comments/body';
import { isId } from '@/lib/fields';
import { z } from '@/lib/zod';

const body = z
  .string({ error: 'Write something first.' })
  .superRefine((text, context) => {
    const problem = bodyProblem(text);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  })
  .transform(normalizeBody)
  .meta({
    description: `Markdown, of at most ${COMMENT_MAX_LENGTH} characters`,
    example: 'Well said.',
    override: { minLength: 1, maxLength: COMMENT_MAX_LENGTH },
  });

export const NewComment = z
  .strictObject({
    body,
    parentId: z
      .int()
      .refine(isId, { error: 'This is no number of a comment.' })
      .nullish()
      .meta({ description: 'The comment that it answers' }),
  })
  .meta({ id: 'NewComment' });

export const CommentChange = z.strictObject({ body }).meta({ id: 'CommentChange' });

export const Comment = z
  .object({
    id: idOut,
    url: z.url(),
    postId: idOut,
    parentId: idOut.nullable(),
    threadId: idOut.meta({ description: 'The comment that the thread begins with' }),
    status: z.enum(['visible', 'hidden', 'deleted']),
    html: z
      .string()
      .nullable()
      .meta({ description: 'Sanitized; null where the comment was removed and only holds its answers' }),
    body: z.string().optional().meta({ description: 'The Markdown, for its author' }),
    author: authorOut
      .nullable()
      .meta({ description: 'Null for a former member, and where the comment was removed' }),
    createdAt: momentOut,
    editedAt: momentOut.nullable(),
  })
  .meta({ id: 'Comment' });

export const CommentPage = listOf(Comment);

export const ModerationQuery = CursorQuery.extend({
  status: z.enum(['all', 'visible', 'hidden']).optional(),
});
