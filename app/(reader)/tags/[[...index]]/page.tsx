import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { tagPath } from '@/lib/paths';
import { pageMetadata } from '@/lib/site/metadata';
import { getSite } from '@/lib/site/queries/site';
import { listPublicTags } from '@/lib/posts/queries/tags';

// An optional catch-all, so that it is made at the first request and not at build: see [[...path]].

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata(await getSite(), { title: 'Tags', path: '/tags' });
}

type Props = { params: Promise<{ index?: string[] }> };

export default async function TagsPage({ params }: Props) {
  if ((await params).index) notFound();
  const tags = await listPublicTags();
  return (
    <div className="wide-column">
      <header className="list-head">
        <h1 className="page-title">Tags</h1>
        {tags.length === 0 && <p className="deck">No post has a tag yet.</p>}
      </header>
      <ul className="tag-cloud">
        {tags.map(({ slug, name, postCount }) => (
          <li key={slug} className="max-w-full">
            <a href={tagPath(slug)}>
              <span className="truncate">{name}</span>
              <span className="text-muted">
                {postCount} <span className="sr-only">{postCount === 1 ? 'post' : 'posts'}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
