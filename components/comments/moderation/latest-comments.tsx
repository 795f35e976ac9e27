import Link from 'next/link';
import { SiteDate } from '@/components/layout/site-date';
import type { ModeratedComment } from '@/lib/comments/queries/moderation';

export function LatestComments({ comments }: { comments: ModeratedComment[] }) {
  if (comments.length === 0) return <p className="hint">No comments yet.</p>;
  return (
    <>
      <ul className="admin-list">
        {comments.map((comment) => (
          <li key={comment.id}>
            <p className="admin-list-facts">
              <bdi className="font-medium text-ink">{comment.author?.name ?? 'Somebody who left'}</bdi>
              <SiteDate at={comment.createdAt} />
              <Link href={`/admin/posts/${comment.post.id}/edit`} prefetch={false}>
                {comment.post.title}
              </Link>
              {comment.status === 'hidden' && <span className="state">Hidden</span>}
            </p>
            <div className="prose prose-small" dangerouslySetInnerHTML={{ __html: comment.bodyHtml }} />
          </li>
        ))}
      </ul>
      <p>
        <Link href="/admin/comments" prefetch={false} className="text-link">
          All comments
        </Link>
      </p>
    </>
  );
}
