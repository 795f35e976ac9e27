const byDate = { previous: 'Newer', next: 'Older' };

type PaginationProps = {
  page: number;
  pageCount: number;
  /** Address of a page. */ pathFor: (page: number) => string;
  of?: string;
  words?: { previous: string; next: string };
};

export function Pagination({ page, pageCount, pathFor, of = 'posts', words = byDate }: PaginationProps) {
  if (pageCount <= 1) return null;
  return (
    <nav aria-label="Pages" className="pagination">
      {page > 1 ? (
        <a href={pathFor(page - 1)} rel="prev" className="button justify-self-start">
          {words.previous} <span className="sr-only">{of}</span>
        </a>
      ) : (
        <span />
      )}
      <p>
        Page {page} of {pageCount}
      </p>
      {page < pageCount ? (
        <a href={pathFor(page + 1)} rel="next" className="button">
          {words.next} <span className="sr-only">{of}</span>
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
