import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SiteDate } from '@/components/layout/site-date';
import { JsonLd } from '@/components/ui/json-ld';
import { ArchiveYears } from '@/components/posts/archive-years';
import { archivePath, parsePage, postPath } from '@/lib/paths';
import { listArchiveYears, listPostsOfYear } from '@/lib/posts/queries/archive';
import { pageMetadata } from '@/lib/site/metadata';
import { breadcrumbs } from '@/lib/site/structured-data';
import { getSite } from '@/lib/site/queries/site';

type Props = { params: Promise<{ year?: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const year = parsePage((await params).year?.[0]) ?? undefined;
  const title = year ? `Archive of ${year}` : 'Archive';
  return pageMetadata(await getSite(), { title, path: archivePath(year) });
}

export default async function ArchivePage({ params }: Props) {
  const { year: asked } = await params;
  const years = await listArchiveYears();
  const year = asked ? parsePage(asked[0]) : years[0]?.year;
  const known = years.some((entry) => entry.year === year);
  if (asked && (asked.length > 1 || !known)) notFound();
  const posts = year ? await listPostsOfYear(year) : [];
  return (
    <div className="wide-column">
      <JsonLd
        data={breadcrumbs(await getSite(), [
          { name: 'Archive', path: archivePath() },
          ...(asked && year ? [{ name: String(year), path: archivePath(year) }] : []),
        ])}
      />
      <header className="list-head">
        <h1 className="page-title">{year ? `Archive of ${year}` : 'Archive'}</h1>
        {posts.length === 0 && <p className="deck">Nothing has been published yet.</p>}
        <ArchiveYears years={years} current={year} />
      </header>
      <ol className="archive-list">
        {posts.map((post) => (
          <li key={post.slug}>
            <SiteDate at={post.publishedAt} as="day" />
            <a href={postPath(post.slug)} dir="auto">
              {post.title}
            </a>
          </li>
        ))}
      </ol>
    </div>
  );
}
