import { archivePath } from '@/lib/paths';

type ArchiveYearsProps = { years: { year: number; postCount: number }[]; current: number | null | undefined };

export function ArchiveYears({ years, current }: ArchiveYearsProps) {
  if (years.length < 2) return null;
  return (
    <nav aria-label="Years">
      <ul className="tag-cloud">
        {years.map(({ year, postCount }) => (
          <li key={year}>
            <a href={archivePath(year)} aria-current={year === current ? 'page' : undefined}>
              {year}
              <span className="text-muted">
                {postCount} <span className="sr-only">{postCount === 1 ? 'post' : 'posts'}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
