import Link from 'next/link';

type PaginationProps = {
  page: number;
  pageCount: number;
  /** Address of a page. */ pathFor: (page: number) => string;
  of?: string;
};

export function Pagination({ page, pageCount, pathFor, of = 'posts' }: PaginationProps) {
  if (pageCount <= 1) return null;
  return (
    <nav aria-label="Pages" className="pagination">
      {page > 1 ? (
        <Link href={pathFor(page - 1)} prefetch={false} rel="prev" className="button justify-self-start">
          Newer <span className="sr-only">{of}</span>
        </Link>
      ) : (
        <span />
      )}
      <p>
        Page {page} of {pageCount}
      </p>
      {page < pageCount ? (
        <Link href={pathFor(page + 1)} prefetch={false} rel="next" className="button">
          Older <span className="sr-only">{of}</span>
        </Link>
      ) : (
        <span />
      )}
    </nav>
  );
}
