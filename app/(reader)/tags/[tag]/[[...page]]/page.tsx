import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { JsonLd } from '@/components/ui/json-ld';
import { Pagination } from '@/components/ui/pagination';
import { PostList } from '@/components/posts/post-list';
import { decodePercent } from '@/lib/decode-percent';
import { parsePage, tagPath } from '@/lib/paths';
import { listPublicPostsByTag } from '@/lib/posts/queries/public';
import { findPublicTag, findTagAlias } from '@/lib/posts/queries/tags';
import { leadOn } from '@/lib/redirects/lead-on';
import { pageMetadata } from '@/lib/site/metadata';
import { breadcrumbs } from '@/lib/site/structured-data';
import { getSite } from '@/lib/site/queries/site';

type Props = { params: Promise<{ tag: string; page?: string[] }> };

const getPosts = cache(listPublicPostsByTag);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { tag: slug, page } = await readParams(params);
  const list = page && (await getPosts(slug, page));
  if (!list) return { title: 'Not found' };
  return pageMetadata(await getSite(), {
    title: page > 1 ? `${list.tag.name}, page ${page}` : list.tag.name,
    description: list.tag.description || `Posts tagged ${list.tag.name}`,
    path: tagPath(slug, page),
    feed: {
      title: `Posts tagged ${list.tag.name}`,
      folder: tagPath(slug),
      formats: ['rss', 'atom', 'json'],
    },
  });
}

export default async function TagPage({ params }: Props) {
  const { tag: slug, page, numbered } = await readParams(params);
  const list = page && (await getPosts(slug, page));
  if (!list) return leave(await params);
  if (page === 1 && numbered) permanentRedirect(tagPath(slug));
  const site = await getSite();
  return (
    <div className="wide-column">
      <JsonLd
        data={breadcrumbs(site, [
          { name: 'Tags', path: '/tags' },
          { name: list.tag.name, path: tagPath(slug) },
        ])}
      />
      <header className="list-head">
        <p className="meta">Tag{page > 1 && `, page ${page}`}</p>
        <h1 className="page-title">{list.tag.name}</h1>
        {list.tag.description && page === 1 && <p className="deck">{list.tag.description}</p>}
      </header>
      <PostList posts={list.posts} drawnCovers={site.drawnCovers} />
      <Pagination page={page} pageCount={list.pageCount} pathFor={(other) => tagPath(slug, other)} />
    </div>
  );
}

/** Whatever follows the old name of a tag follows its new one. */
async function leave({ tag, page = [] }: Awaited<Props['params']>): Promise<never> {
  const asked = decodePercent(tag).normalize('NFC');
  const slug = (await findTagAlias(asked)) ?? (await findInSmallLetters(asked));
  if (slug === null) return leadOn(`/${['tags', tag, ...page].map(decodePercent).join('/')}`);
  permanentRedirect([tagPath(slug), ...page.map(decodePercent).map(encodeURIComponent)].join('/'));
}

/** Of software that kept capitals in addresses. */
async function findInSmallLetters(slug: string): Promise<string | null> {
  const small = slug.toLowerCase();
  return small === slug ? null : ((await findPublicTag(small))?.slug ?? findTagAlias(small));
}

async function readParams(params: Props['params']) {
  const { tag, page = [] } = await params;
  const wellFormed = page.length === 2 && page[0] === 'page';
  const number = page.length === 0 ? 1 : wellFormed ? parsePage(page[1]) : null;
  return { tag: decodePercent(tag), page: number, numbered: page.length > 0 };
}
