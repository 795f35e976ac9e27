import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SearchPage } from '@/components/search/search-page';
import { searchPath } from '@/lib/paths';
import { pageMetadata } from '@/lib/site/metadata';
import { getSite } from '@/lib/site/queries/site';

export async function generateMetadata(): Promise<Metadata> {
  return {
    ...pageMetadata(await getSite(), { title: 'Search', path: searchPath() }),
    robots: { index: false, follow: true },
  };
}

type Props = { params: Promise<{ index?: string[] }> };

/** The frame of all searches: the server in front puts in what was asked for and what was found. */
export default async function Search({ params }: Props) {
  if ((await params).index) notFound();
  return <SearchPage />;
}
