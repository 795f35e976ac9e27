import Link from 'next/link';
import { formatMonth, type DateStyle } from '@/lib/format-date';
import { archivePath } from '@/lib/paths';

type ArchiveMonthsProps = {
  year: number;
  months: { month: number; postCount: number }[];
  current: number | null;
  dates: DateStyle;
};

/** The way to the posts of a year that has too many for one page. */
export function ArchiveMonths({ year, months, current, dates }: ArchiveMonthsProps) {
  if (months.length === 0) return null;
  return (
    <nav aria-label={`Months of ${year}`}>
      <ul className="tag-cloud">
        {months.map(({ month, postCount }) => (
          <li key={month}>
            <Link
              href={archivePath(year, month)}
              prefetch={false}
              aria-current={month === current ? 'page' : undefined}
            >
              {formatMonth(year, month, dates)}
              <span className="text-muted">
                {postCount} <span className="sr-only">{postCount === 1 ? 'post' : 'posts'}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
