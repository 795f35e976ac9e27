import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CommentForm } from '@/components/comments/comment-form';
import { StoredComment } from '@/components/comments/stored-comment';
import { LostEdit } from '@/components/comments/lost-edit';
import { requireMember } from '@/lib/accounts/sessions/session';
import { updateCommentAction } from '@/lib/comments/actions';
import { basisOf } from '@/lib/comments/basis';
import { editDraftKey } from '@/lib/comments/draft-key';
import { permalinkPath } from '@/lib/comments/paths';
import { getCommentToEdit } from '@/lib/comments/queries/comment';
import { CommentIdSchema } from '@/lib/comments/validation';

export const metadata: Metadata = { title: 'Edit a comment' };

export default async function EditCommentPage({ params }: PageProps<'/comments/[id]/edit'>) {
  const { data } = CommentIdSchema.safeParse(await params);
  if (!data) notFound();
  const comment = await getCommentToEdit(await requireMember(`${permalinkPath(data.id)}/edit`), data.id);
  if (!comment) notFound();
  return (
    <>
      <h1 className="page-title">Edit your comment</h1>
      {comment.state === 'editable' ? (
        <CommentForm
          action={updateCommentAction}
          label="Comment"
          button="Save"
          hidden={{ id: comment.id, basis: basisOf(comment.body) }}
          about={StoredComment}
          defaultBody={comment.body}
          draft={editDraftKey(comment.id)}
        />
      ) : (
        <LostEdit action={updateCommentAction} reason={comment.state} />
      )}
      {comment.state !== 'gone' && (
        <p>
          <a href={permalinkPath(comment.id)} className="text-link">
            Back to the comment
          </a>
        </p>
      )}
    </>
  );
}
