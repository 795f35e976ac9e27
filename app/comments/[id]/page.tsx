import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { ActionButton } from '@/components/forms/action-button';
import { CommentQuote } from '@/components/comments/comment-quote';
import { canModerateComments } from '@/lib/access/permissions';
import { getViewer } from '@/lib/accounts/sessions/session';
import { restoreCommentAction } from '@/lib/comments/actions';
import { commentPath, permalinkPath } from '@/lib/comments/paths';
import { getComment } from '@/lib/comments/queries/comment';
import { getCommentPlace } from '@/lib/comments/queries/place';
import { CommentIdSchema } from '@/lib/comments/validation';

export const metadata: Metadata = { title: 'A hidden comment' };

export default async function CommentPage({ params }: PageProps<'/comments/[id]'>) {
  const { data } = CommentIdSchema.safeParse(await params);
  if (!data) notFound();
  const viewer = await getViewer();
  const comment = await getComment(viewer, data.id);
  const place = await getCommentPlace(data.id);
  if (place && comment?.status !== 'hidden') redirect(commentPath(place));
  if (!comment || !canModerateComments(viewer)) notFound();
  return (
    <>
      <h1 className="page-title">A comment that readers do not see</h1>
      <p>
        It stands under “{comment.post.title}”
        {comment.status === 'hidden' ? ' and is hidden.' : ', which is not published.'}
      </p>
      <CommentQuote comment={comment} />
      <div className="comment-form-buttons">
        {comment.status === 'hidden' && (
          <ActionButton
            action={restoreCommentAction}
            hidden={{ id: comment.id }}
            className="button button-primary"
          >
            Restore
          </ActionButton>
        )}
        <a href={`${permalinkPath(comment.id)}/delete`} className="button button-danger">
          Delete
        </a>
        <a href="/admin/comments" className="button button-quiet">
          All comments
        </a>
      </div>
    </>
  );
}
