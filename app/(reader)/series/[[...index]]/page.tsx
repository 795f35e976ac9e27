import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { seriesPath } from '@/lib/paths';
import { listPublicSeries } from '@/lib/posts/queries/series';
import { pageMetadata } from '@/lib/site/metadata';
import { getSite } from '@/lib/site/queries/site';

// An optional catch-all, so that it is made at the first request and not at build: see [[...path]].

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata(await getSite(), { title: 'Series', path: '/series' });
}

type Props = { params: Promise<{ index?: string[] }> };

export default async function SeriesListPage({ params }: Props) {
  if ((await params).index) notFound();
  const list = await listPublicSeries();
  return (
    <div className="text-column">
      <header className="list-head">
        <h1 className="page-title">Series</h1>
        {list.length === 0 && <p className="deck">There is no series yet.</p>}
      </header>
      <ul className="series-list">
        {list.map(({ slug, name, description, postCount }) => (
          <li key={slug}>
            <h2>
              <a href={seriesPath(slug)}>
                <bdi>{name}</bdi>
              </a>
            </h2>
            <p className="meta">{postCount === 1 ? '1 part' : `${postCount} parts`}</p>
            {description && <p dir="auto">{description}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}
