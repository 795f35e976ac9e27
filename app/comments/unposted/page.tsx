import type { Metadata } from 'next';
import { ActionButton } from '@/components/forms/action-button';
import { CommentForm } from '@/components/comments/comment-form';
import { requireMember } from '@/lib/accounts/sessions/session';
import { discardUnpostedCommentAction, postUnpostedCommentAction } from '@/lib/comments/actions';
import { commentsPath } from '@/lib/comments/paths';
import { getUnpostedComment, UNPOSTED_PATH } from '@/lib/comments/unposted/unposted';

export const metadata: Metadata = { title: 'Your comment' };

const problems = {
  'post-gone':
    'Its post is no longer there, so it cannot be posted. Your text is kept here for a day, to copy.',
  'comments-closed':
    'Comments on this post are closed, so it cannot be posted. Your text is kept here for a day, to copy.',
  'parent-gone':
    'The comment that you answered was removed in the meantime. You can still post your text as a comment of its own.',
};

export default async function UnpostedCommentPage() {
  await requireMember(UNPOSTED_PATH);
  const unposted = await getUnpostedComment();
  if (!unposted) {
    return (
      <>
        <h1 className="page-title">Nothing is waiting</h1>
        <p>Your comment was posted or discarded.</p>
        <p>
          <a href="/" className="text-link">
            To the newest posts
          </a>
        </p>
      </>
    );
  }
  const { body, postId, parentId, post, parentAuthor, problem } = unposted;
  const canPost = problem === null || problem === 'parent-gone';
  return (
    <>
      <h1 className="page-title">{canPost ? 'Your comment is waiting' : 'Your comment cannot be posted'}</h1>
      {post && (
        <p>
          It is for{' '}
          <a href={commentsPath(post, 1)} className="text-link">
            {post.title}
          </a>
          {parentAuthor && problem === null && `, in reply to ${parentAuthor}`}.
        </p>
      )}
      {problem && <p className="notice">{problems[problem]}</p>}
      {canPost && postId ? (
        <CommentForm
          action={postUnpostedCommentAction}
          label="Comment"
          button="Post comment"
          hidden={{ postId, parentId: (problem === null && parentId) || '' }}
          defaultBody={body}
        />
      ) : (
        <label className="field label">
          Your text
          <textarea readOnly rows={8} className="input" defaultValue={body} />
        </label>
      )}
      <ActionButton action={discardUnpostedCommentAction} className="button button-danger">
        Discard
      </ActionButton>
    </>
  );
}
