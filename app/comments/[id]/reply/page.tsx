import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CommentForm } from '@/components/comments/comment-form';
import { CommentQuote } from '@/components/comments/comment-quote';
import { isPublic } from '@/lib/access/permissions';
import { createCommentAction } from '@/lib/comments/actions';
import { draftKey } from '@/lib/comments/draft-key';
import { permalinkPath } from '@/lib/comments/paths';
import { getComment } from '@/lib/comments/queries/comment';
import { nameOf } from '@/lib/comments/arrange-threads';
import { CommentIdSchema } from '@/lib/comments/validation';

export const metadata: Metadata = { title: 'Reply' };

export default async function ReplyPage({ params }: PageProps<'/comments/[id]/reply'>) {
  const { data } = CommentIdSchema.safeParse(await params);
  // Read as a visitor: what only the admin sees is not answered.
  const comment = data && (await getComment(null, data.id));
  if (!comment || !isPublic(comment.post, new Date())) notFound();
  const { post } = comment;
  return (
    <>
      <h1 className="page-title">
        Reply to <bdi>{nameOf(comment.author)}</bdi>
      </h1>
      <CommentQuote comment={comment} />
      {post.commentsOpen ? (
        <CommentForm
          action={createCommentAction}
          label="Your reply"
          button="Post reply"
          hidden={{ postId: post.id, parentId: comment.id }}
          draft={draftKey({ postId: post.id, parentId: comment.id })}
        />
      ) : (
        <p className="notice">Comments are closed.</p>
      )}
      <p>
        <a href={permalinkPath(comment.id)} className="text-link">
          Back to “{post.title}”
        </a>
      </p>
    </>
  );
}
