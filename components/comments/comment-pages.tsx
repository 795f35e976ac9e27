import { commentsPath } from '@/lib/comments/paths';
import type { PostKind } from '@/lib/paths';

type CommentPagesProps = {
  post: { slug: string; kind: PostKind };
  page: number;
  pageCount: number;
  label: string;
};

export function CommentPages({ post, page, pageCount, label }: CommentPagesProps) {
  if (pageCount === 1) return null;
  const path = (number: number) => `${commentsPath(post, number)}#comments`;
  return (
    <nav className="comment-pages" aria-label={label}>
      {page > 1 && (
        <a href={path(page - 1)} rel="prev" className="button">
          Earlier
        </a>
      )}
      <span>
        Page {page} of {pageCount}
      </span>
      {page < pageCount && (
        <a href={path(page + 1)} rel="next" className="button">
          Later
        </a>
      )}
      {page < pageCount - 1 && (
        <a href={path(pageCount)} className="button button-quiet">
          Latest
        </a>
      )}
    </nav>
  );
}
