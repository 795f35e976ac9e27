import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ArchiveMonths } from '@/components/posts/archive-months';
import { ArchivePosts, PostDays } from '@/components/posts/archive-posts';
import { ArchiveYears } from '@/components/posts/archive-years';
import { JsonLd } from '@/components/ui/json-ld';
import { formatMonth } from '@/lib/format-date';
import { ARCHIVE_POSTS_ON_YEAR } from '@/lib/page-sizes';
import { archivePath, parseMonth, parsePage } from '@/lib/paths';
import {
  listArchiveMonths,
  listArchiveYears,
  listPostsOfMonth,
  listPostsOfYear,
} from '@/lib/posts/queries/archive';
import { getDateStyle } from '@/lib/site/date-style';
import { pageMetadata } from '@/lib/site/metadata';
import { breadcrumbs } from '@/lib/site/structured-data';
import { getSite } from '@/lib/site/queries/site';

type Props = { params: Promise<{ date?: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { date = [] } = await params;
  const [year, month] = [parsePage(date[0]) ?? undefined, parseMonth(date[1]) ?? undefined];
  return pageMetadata(await getSite(), { title: await titleOf(year, month), path: archivePath(year, month) });
}

/** A year that has too many posts for one page shows those of its last month, and leads to the others. */
export default async function ArchivePage({ params }: Props) {
  const { date: [askedYear, askedMonth, ...rest] = [] } = await params;
  const years = await listArchiveYears();
  const year = askedYear ? parsePage(askedYear) : years[0]?.year;
  const known = years.find((entry) => entry.year === year);
  const month = parseMonth(askedMonth);
  if (rest.length > 0 || (askedYear && !known) || (askedMonth && !month)) notFound();
  const isLong = known !== undefined && known.postCount > ARCHIVE_POSTS_ON_YEAR;
  const months = known && (isLong || month) ? await listArchiveMonths(known.year) : [];
  if (month && !months.some((entry) => entry.month === month)) notFound();
  const dates = await getDateStyle();
  const shownMonth = month ?? months[0]?.month;
  const posts = !known
    ? []
    : shownMonth
      ? await listPostsOfMonth(known.year, shownMonth)
      : await listPostsOfYear(known.year);
  return (
    <div className="wide-column">
      <JsonLd
        data={breadcrumbs(await getSite(), [
          { name: 'Archive', path: archivePath() },
          ...(askedYear && known
            ? [{ name: await titleOf(known.year, month), path: archivePath(known.year, month ?? undefined) }]
            : []),
        ])}
      />
      <header className="list-head">
        <h1 className="page-title">{await titleOf(known?.year, month)}</h1>
        {!known && <p className="deck">Nothing has been published yet.</p>}
        <ArchiveYears years={years} current={year} />
        {known && <ArchiveMonths year={known.year} months={months} current={month} dates={dates} />}
      </header>
      {month ? (
        <PostDays posts={posts} />
      ) : (
        known && <ArchivePosts posts={posts} year={known.year} dates={dates} />
      )}
    </div>
  );
}

async function titleOf(year?: number, month?: number | null): Promise<string> {
  if (!year) return 'Archive';
  return `Archive of ${month ? formatMonth(year, month, await getDateStyle(), 'monthOfYear') : year}`;
}
