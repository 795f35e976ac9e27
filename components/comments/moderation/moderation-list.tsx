import { ActionButton } from '@/components/forms/action-button';
import { SiteDate } from '@/components/layout/site-date';
import { commentsPath, permalinkPath } from '@/lib/comments/paths';
import type { ModeratedComment } from '@/lib/comments/queries/moderation';
import { nameOf } from '@/lib/comments/arrange-threads';
import { isGuest } from '@/lib/guests/author';
import type { ModerationFilter } from '@/lib/comments/validation';
import type { FormAction } from '@/lib/form-state';
import { ModerationTools } from './moderation-tools';

type Actions = Record<'hide' | 'restore' | 'close' | 'open', FormAction>;

type ModerationListProps = {
  comments: ModeratedComment[];
  filter: ModerationFilter;
  nextBefore: number | null;
  actions: Actions;
};

const statuses = { all: 'All', visible: 'Visible', hidden: 'Hidden' };

export function ModerationList({ comments, filter, nextBefore, actions }: ModerationListProps) {
  return (
    <>
      <nav aria-label="Status" className="filter-tabs">
        {Object.entries(statuses).map(([status, label]) => (
          <a
            key={status}
            href={moderationPath(status)}
            aria-current={filter.status === status ? 'page' : undefined}
          >
            {label}
          </a>
        ))}
      </nav>
      {comments.length === 0 && <p className="hint">No comments here.</p>}
      <ol className="moderation-list">
        {comments.map((comment) => (
          <li key={comment.id}>
            <ModeratedItem comment={comment} actions={actions} />
          </li>
        ))}
      </ol>
      {nextBefore && (
        <p>
          <a href={moderationPath(filter.status, nextBefore)} rel="next" className="button">
            Older comments
          </a>
        </p>
      )}
    </>
  );
}

function ModeratedItem({ comment, actions }: { comment: ModeratedComment; actions: Actions }) {
  const { id, post, author } = comment;
  const hidden = comment.status === 'hidden';
  return (
    <article className="comment">
      <header className="comment-header">
        <bdi className="comment-author">{nameOf(author)}</bdi>
        {author && <span>{isGuest(author) ? 'Guest' : `@${author.username}`}</span>}
        <a href={permalinkPath(id)} className="comment-permalink">
          <SiteDate at={comment.createdAt} as="moment" />
        </a>
        {comment.editedAt && <span>edited</span>}
        {hidden && <span className="comment-badge">Hidden</span>}
        <span>
          on{' '}
          <a href={commentsPath(post, 1)} className="text-link">
            {post.title}
          </a>
        </span>
      </header>
      <div
        className="prose prose-small comment-body"
        dangerouslySetInnerHTML={{ __html: comment.bodyHtml }}
      />
      <footer className="comment-footer">
        <ModerationTools
          comment={comment}
          label={hidden ? 'Restore' : 'Hide'}
          action={hidden ? actions.restore : actions.hide}
          undo={hidden ? actions.hide : actions.restore}
        />
        <ActionButton
          action={post.commentsOpen ? actions.close : actions.open}
          hidden={{ id: post.id }}
          about={`on ${post.title}`}
          className="comment-tool"
        >
          {post.commentsOpen ? 'Close comments' : 'Open comments'}
        </ActionButton>
      </footer>
    </article>
  );
}

function moderationPath(status: string, before?: number): string {
  const query = new URLSearchParams();
  if (status !== 'all') query.set('status', status);
  if (before) query.set('before', String(before));
  return query.size > 0 ? `/admin/comments?${query}` : '/admin/comments';
}
