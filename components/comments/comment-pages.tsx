import { commentsPath } from '@/lib/comments/paths';

type CommentPagesProps = {
  slug: string;
  page: number;
  pageCount: number;
  /** Its name among the landmarks; it stands twice on a later page. */
  label: string;
};

/** Between the pages of a long discussion. */
export function CommentPages({ slug, page, pageCount, label }: CommentPagesProps) {
  if (pageCount === 1) return null;
  const path = (number: number) => `${commentsPath(slug, number)}#comments`;
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
