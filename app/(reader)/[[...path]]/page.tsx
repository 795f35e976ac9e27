import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { GoneMessage, NotFoundMessage } from '@/components/layout/not-found-message';
import { EmptyBlog } from '@/components/posts/empty-blog';
import { JsonLd } from '@/components/ui/json-ld';
import { Pagination } from '@/components/ui/pagination';
import { Magazine } from '@/components/posts/magazine';
import { Notes } from '@/components/posts/notes';
import { PostList } from '@/components/posts/post-list';
import { decodePercent } from '@/lib/decode-percent';
import { homePath, parsePage, SITE_COMMENTS_FOLDER } from '@/lib/paths';
import { postMetadata } from '@/lib/posts/metadata';
import { findRedirect, getPublicPost, listPublicPosts } from '@/lib/posts/queries/public';
import { listNoteBodies } from '@/lib/posts/queries/note-bodies';
import type { PostSummary } from '@/lib/posts/queries/views';
import { leadOn } from '@/lib/redirects/lead-on';
import { isReservedPath } from '@/lib/reserved-paths';
import { pageMetadata, siteDescription } from '@/lib/site/metadata';
import { siteData } from '@/lib/site/structured-data';
import { getSite, type Site } from '@/lib/site/queries/site';
import { OwnPage } from './own-page';

/** An optional catch-all, so that `/` is made at the first request and not at build, where there is no database. */

type Props = { params: Promise<{ path?: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { path } = await params;
  const page = pageOf(path);
  const own = page ? null : await findOwnPage(path);
  if (own) return postMetadata(await getSite(), own);
  if (!page) return { title: path?.[1] === 'gone' ? 'Gone' : 'Not found', robots: { index: false } };
  const site = await getSite();
  return pageMetadata(site, {
    title: page > 1 ? `Page ${page}` : undefined,
    description: siteDescription(site),
    path: homePath(page),
    feed: {
      title: `Comments on ${site.title}`,
      folder: SITE_COMMENTS_FOLDER,
      formats: ['rss'],
    },
  });
}

export default async function HomePage({ params }: Props) {
  const { path } = await params;
  // The server in front shows these wherever there is nothing, with status 404 and 410 (not-found-page.ts).
  if (path?.join('/') === 'not-found') return <NotFoundMessage />;
  if (path?.join('/') === 'not-found/gone') return <GoneMessage />;
  const page = pageOf(path);
  const own = page ? null : await findOwnPage(path);
  if (own) return <OwnPage site={await getSite()} page={own} />;
  if (!page) return leave(path ?? []);
  if (page === 1 && path) permanentRedirect('/');
  const [site, list] = await Promise.all([getSite(), listPublicPosts(page)]);
  if (!list) notFound();
  return (
    <div className="wide-column">
      {page === 1 && <JsonLd data={siteData(site)} />}
      {page > 1 ? (
        <header className="list-head">
          <h1 className="page-title">All posts, page {page}</h1>
        </header>
      ) : (
        <header className="masthead">
          {/* What the page is called stands above, in the header of the site. */}
          <h1 className="sr-only">{site.title}</h1>
          {site.description && <p dir="auto">{site.description}</p>}
        </header>
      )}
      {list.posts.length === 0 ? (
        <EmptyBlog claimed={site.claimed} />
      ) : (
        <HomePosts site={site} posts={list.posts} page={page} />
      )}
      <Pagination page={page} pageCount={list.pageCount} pathFor={homePath} />
    </div>
  );
}

async function HomePosts({ site, posts, page }: { site: Site; posts: PostSummary[]; page: number }) {
  const { homeLayout, drawnCovers } = site;
  if (homeLayout === 'notes')
    return <Notes posts={posts} bodies={await listNoteBodies(posts.map(({ id }) => id))} />;
  if (homeLayout === 'magazine' && page === 1) return <Magazine posts={posts} drawnCovers={drawnCovers} />;
  return <PostList posts={posts} isJournal={homeLayout === 'journal'} drawnCovers={drawnCovers} />;
}

function pageOf(path: string[] = []): number | null {
  if (path.length === 0) return 1;
  return path.length === 2 && path[0] === 'page' ? parsePage(path[1]) : null;
}

/** Asked twice during one request, it is read once. */
async function findOwnPage([segment, ...rest]: string[] = []) {
  if (segment === undefined || rest.length > 0) return null;
  const slug = decodePercent(segment);
  return isReservedPath(`/${slug}`) ? null : getPublicPost(slug, 'page');
}

async function leave(path: string[]): Promise<never> {
  const asked = `/${path.map(decodePercent).join('/')}`;
  const target = await findRedirect(asked);
  if (target) permanentRedirect(encodeURI(target));
  return leadOn(asked);
}
