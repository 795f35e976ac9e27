import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { problemPath } from '@/lib/problems/problem';
import { isProblemName, problemTypes } from '@/lib/problems/problem-types';
import { pageMetadata } from '@/lib/site/metadata';
import { getSite } from '@/lib/site/queries/site';

type Props = { params: Promise<{ name: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await params;
  if (!isProblemName(name)) return {};
  const page = { title: problemTypes[name].title, path: problemPath(name) };
  return { ...pageMetadata(await getSite(), page), robots: { index: false } };
}

export default async function ProblemPage({ params }: Props) {
  const { name } = await params;
  if (!isProblemName(name)) notFound();
  const { title, status, advice } = problemTypes[name];
  return (
    <div className="text-column py-12">
      <header className="list-head">
        <h1 className="page-title">{title}</h1>
        <p className="deck">
          An answer of the API with the status {status} and the type <code>{name}</code>.
        </p>
      </header>
      <div className="prose">
        <p>{advice}</p>
        <p>
          <a href="/api/docs">All about the API</a>
        </p>
      </div>
    </div>
  );
}
