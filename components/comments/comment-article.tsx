import { SiteDate } from '@/components/layout/site-date';
import { commentAnchor, permalinkPath } from '@/lib/comments/paths';
import { userPath } from '@/lib/paths';
import { nameOf, type CommentView, type InReplyTo } from '@/lib/comments/arrange-threads';

/** CommentTools finds its places by the `data-` attributes. */
export function CommentArticle({ comment, canReply }: { comment: CommentView; canReply: boolean }) {
  if (comment.kind === 'tombstone') {
    const { id, reason, inReplyTo } = comment;
    return (
      <article id={commentAnchor(id)} className="comment comment-tombstone" tabIndex={-1}>
        {inReplyTo && <Answers {...inReplyTo} />}
        <p>
          {reason === 'deleted'
            ? 'This comment was deleted.'
            : 'This comment was hidden by this site’s owner.'}{' '}
          {reason === 'hidden' && <span data-comment-tools={id} data-state="hidden" />}
        </p>
      </article>
    );
  }
  const { id, author, createdAt, editedAt, inReplyTo, bodyHtml } = comment;
  return (
    <article id={commentAnchor(id)} className="comment" tabIndex={-1}>
      <header className="comment-header">
        {author ? (
          <a href={userPath(author.username)} className="comment-author">
            <bdi>{author.name}</bdi>
          </a>
        ) : (
          <bdi className="comment-author">{nameOf(author)}</bdi>
        )}
        {author?.isOwner && <span className="comment-badge">Author</span>}
        <a href={permalinkPath(id)} rel="nofollow" className="comment-permalink">
          <SiteDate at={createdAt} as="moment" />
        </a>
        {editedAt && <span>edited</span>}
        {inReplyTo && <Answers {...inReplyTo} />}
      </header>
      <div
        className="prose prose-small comment-body"
        dir="auto"
        dangerouslySetInnerHTML={{ __html: bodyHtml }}
      />
      <footer className="comment-footer">
        {canReply && (
          <a href={`${permalinkPath(id)}/reply`} rel="nofollow" className="comment-tool" data-reply={id}>
            Reply
            <span className="sr-only"> to {nameOf(author)}</span>
          </a>
        )}
        <span data-comment-tools={id} data-author={author?.username} data-created={createdAt.getTime()} />
      </footer>
      <div data-reply-form={id} data-name={nameOf(author)} />
    </article>
  );
}

function Answers({ id, name, isHere }: InReplyTo) {
  return (
    <a href={isHere ? `#${commentAnchor(id)}` : permalinkPath(id)} className="comment-in-reply-to">
      in reply to <bdi>{name ?? 'a removed comment'}</bdi>
    </a>
  );
}
