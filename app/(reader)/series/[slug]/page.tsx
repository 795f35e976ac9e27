import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { SeriesParts } from '@/components/series/series-parts';
import { JsonLd } from '@/components/ui/json-ld';
import { decodePercent } from '@/lib/decode-percent';
import { seriesPath } from '@/lib/paths';
import { getPublicSeries } from '@/lib/posts/queries/series';
import { seriesPageData } from '@/lib/posts/structured-data';
import { pageMetadata } from '@/lib/site/metadata';
import { breadcrumbs } from '@/lib/site/structured-data';
import { getSite } from '@/lib/site/queries/site';

type Props = { params: Promise<{ slug: string }> };

const getSeries = cache(getPublicSeries);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const series = await getSeries(decodePercent((await params).slug));
  if (!series) return { title: 'Not found' };
  const { slug, name, description } = series;
  return pageMetadata(await getSite(), {
    title: name,
    description: description || `All parts of ${name}`,
    path: seriesPath(slug),
  });
}

export default async function SeriesPage({ params }: Props) {
  const slug = decodePercent((await params).slug);
  const [site, series] = await Promise.all([getSite(), getSeries(slug)]);
  if (!series) notFound();
  return (
    <div className="text-column">
      <JsonLd data={seriesPageData(series)} />
      <JsonLd
        data={breadcrumbs(site, [
          { name: 'Series', path: '/series' },
          { name: series.name, path: seriesPath(slug) },
        ])}
      />
      <header className="list-head">
        <p className="meta">
          <a href="/series" className="text-link">
            Series
          </a>
          <span>{series.parts.length === 1 ? '1 part' : `${series.parts.length} parts`}</span>
        </p>
        <h1 className="page-title">{series.name}</h1>
        {series.description && <p className="deck">{series.description}</p>}
      </header>
      <SeriesParts parts={series.parts} />
    </div>
  );
}
