import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActionButton } from '@/components/forms/action-button';
import { CommentQuote } from '@/components/comments/comment-quote';
import { canDeleteComment } from '@/lib/access/permissions';
import { requireMember } from '@/lib/accounts/sessions/session';
import { BIN_DAYS } from '@/lib/bin/days';
import { deleteCommentAction } from '@/lib/comments/actions';
import { permalinkPath } from '@/lib/comments/paths';
import { getComment } from '@/lib/comments/queries/comment';
import { DeleteCommentSchema } from '@/lib/comments/validation';

export const metadata: Metadata = { title: 'Delete a comment' };

export default async function DeleteCommentPage({
  params,
  searchParams,
}: PageProps<'/comments/[id]/delete'>) {
  const { data } = DeleteCommentSchema.safeParse({ ...(await searchParams), ...(await params) });
  if (!data) notFound();
  const viewer = await requireMember(`${permalinkPath(data.id)}/delete`);
  const comment = await getComment(viewer, data.id);
  if (!comment || !canDeleteComment(viewer, comment)) notFound();
  return (
    <>
      <h1 className="page-title">Delete this comment?</h1>
      <CommentQuote comment={comment} />
      <p>
        You can undo this for {BIN_DAYS} days; then its text is erased. Replies to it stay where they are.
      </p>
      <div className="comment-form-buttons">
        <ActionButton action={deleteCommentAction} hidden={data} className="button button-danger">
          Delete
        </ActionButton>
        <a
          href={data.from === 'admin' ? '/admin/comments' : permalinkPath(data.id)}
          className="button button-quiet"
        >
          Cancel
        </a>
      </div>
    </>
  );
}
