import { notFound } from 'next/navigation';
import { threadsHtml } from '@/components/comments/comment-html';
import { CommentForm } from '@/components/comments/comment-form';
import { CommentPages } from '@/components/comments/comment-pages';
import { CommentTools } from '@/components/comments/comment-tools';
import {
  closeCommentsAction,
  createCommentAction,
  hideCommentAction,
  openCommentsAction,
} from '@/lib/comments/actions';
import { draftKey } from '@/lib/comments/draft-key';
import { listThreads } from '@/lib/comments/queries/threads';
import type { PostKind } from '@/lib/paths';
import { getDateStyle } from '@/lib/site/date-style';

type CommentSectionProps = {
  post: {
    id: number;
    slug: string;
    kind: PostKind;
    title: string;
    commentsOpen: boolean;
    commentCount: number;
  };
  page: number;
};

/** Brings its own data and actions, so that the page of a post knows nothing of comments. */
export async function CommentSection({ post, page }: CommentSectionProps) {
  const discussion = await listThreads(post.id, page, post.commentCount);
  if (!discussion) notFound();
  const { threads, pageCount, commentCount } = discussion;
  const pages = { post, page, pageCount };
  return (
    <section id="comments" className="comments">
      <CommentTools
        postId={post.id}
        commentsOpen={post.commentsOpen}
        actions={{
          create: createCommentAction,
          hide: hideCommentAction,
          close: closeCommentsAction,
          open: openCommentsAction,
        }}
      >
        <h2>{headingOf(commentCount)}</h2>
        {page > 1 && <CommentPages {...pages} label="Pages, above" />}
        {threads.length > 0 && (
          <ol
            className="comment-threads"
            dangerouslySetInnerHTML={{
              __html: threadsHtml(threads, { canReply: post.commentsOpen, dates: await getDateStyle() }),
            }}
          />
        )}
        <CommentPages {...pages} label="Pages" />
      </CommentTools>
      {post.commentsOpen ? (
        <CommentForm
          action={createCommentAction}
          label="Comment"
          button="Post comment"
          hidden={{ postId: post.id }}
          draft={draftKey({ postId: post.id, parentId: null })}
          hint={
            <span className="comment-visitor-hint">
              You can log in or register after writing; your text is kept.
            </span>
          }
        />
      ) : (
        <p className="notice">Comments are closed.</p>
      )}
    </section>
  );
}

function headingOf(count: number): string {
  if (count === 0) return 'No comments yet';
  return count === 1 ? '1 comment' : `${count.toLocaleString('en')} comments`;
}
