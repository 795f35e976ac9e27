import Link from 'next/link';
import { SiteDate } from '@/components/layout/site-date';
import { nameOf } from '@/lib/comments/arrange-threads';
import { permalinkPath } from '@/lib/comments/paths';
import type { UnansweredComment } from '@/lib/comments/queries/unanswered';
import type { FormAction } from '@/lib/form-state';
import { ModerationTools } from './moderation-tools';

type UnansweredCommentsProps = { comments: UnansweredComment[]; hide: FormAction; show: FormAction };

export function UnansweredComments({ comments, ...actions }: UnansweredCommentsProps) {
  if (comments.length === 0) return <p className="hint">Nobody waits for an answer.</p>;
  return (
    <ul className="admin-list">
      {comments.map((comment) => (
        <li key={comment.id}>
          <Item comment={comment} {...actions} />
        </li>
      ))}
    </ul>
  );
}

type ItemProps = { comment: UnansweredComment; hide: FormAction; show: FormAction };

function Item({ comment, hide, show }: ItemProps) {
  const { id, author, post } = comment;
  return (
    <>
      <p className="admin-list-facts">
        <bdi className="font-medium text-ink">{nameOf(author)}</bdi>
        <SiteDate at={comment.createdAt} />
        <span>
          on <a href={permalinkPath(id)}>{post.title}</a>
        </span>
      </p>
      <div
        className="prose prose-small desk-comment"
        dangerouslySetInnerHTML={{ __html: comment.bodyHtml }}
      />
      <div className="button-row">
        {post.commentsOpen && (
          <Link href={`${permalinkPath(id)}/reply`} prefetch={false} className="comment-tool">
            Reply<span className="sr-only"> to the comment of {nameOf(author)}</span>
          </Link>
        )}
        <ModerationTools comment={comment} label="Hide" action={hide} undo={show} />
      </div>
    </>
  );
}
