import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CommentQuote } from '@/components/comments/comment-quote';
import { ActionButton } from '@/components/forms/action-button';
import { requireMember } from '@/lib/accounts/sessions/session';
import { undeleteCommentAction } from '@/lib/bin/actions';
import { BIN_DAYS } from '@/lib/bin/days';
import { commentPath, commentsPath, permalinkPath } from '@/lib/comments/paths';
import { getDeletedComment } from '@/lib/comments/queries/bin';
import { getCommentPlace } from '@/lib/comments/queries/place';
import { CommentIdSchema } from '@/lib/comments/validation';

export const metadata: Metadata = { title: 'A deleted comment' };

export default async function DeletedCommentPage({ params }: PageProps<'/comments/[id]/deleted'>) {
  const { data } = CommentIdSchema.safeParse(await params);
  if (!data) notFound();
  const viewer = await requireMember(`${permalinkPath(data.id)}/deleted`);
  const comment = await getDeletedComment(viewer, data.id);
  if (!comment) notFound();
  const place = await getCommentPlace(data.id);
  return (
    <>
      <h1 className="page-title">The comment is deleted</h1>
      <p role="status">
        Nobody else can read it. You can bring it back for {BIN_DAYS} days; then it is erased.
      </p>
      <CommentQuote comment={comment} />
      <div className="comment-form-buttons">
        <ActionButton
          action={undeleteCommentAction}
          hidden={{ id: comment.id }}
          className="button button-primary"
        >
          Undo
        </ActionButton>
        <a
          href={place ? commentPath(place) : `${commentsPath(comment.post, 1)}#comments`}
          className="button button-quiet"
        >
          To the discussion
        </a>
      </div>
    </>
  );
}
