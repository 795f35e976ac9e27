import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { Pagination } from '@/components/posts/pagination';
import { ProfileComments } from '@/components/auth/profile-comments';
import { formatDate } from '@/lib/format-date';
import { decodeSegment, parsePage, userPath } from '@/lib/paths';
import { pageMetadata } from '@/lib/site/metadata';
import { getSite } from '@/lib/site/queries';
import { getProfile } from '@/lib/users/queries/profile';

/** `/users/ada` and `/users/ada/page/2`. */
export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ username: string; page?: string[] }> };

const getPage = cache(getProfile);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { username, page } = await readParams(params);
  const profile = page && (await getPage(username, page));
  if (!profile) return { title: 'Not found' };
  return {
    ...pageMetadata(await getSite(), {
      title: page > 1 ? `${profile.name}, page ${page}` : profile.name,
      description: profile.bio.split('\n')[0] || `Comments by ${profile.name}`,
      path: userPath(profile.username, page),
    }),
    // A profile with nothing to read on it is what people register for who want a link, not a conversation.
    robots: profile.commentCount === 0 ? { index: false } : undefined,
  };
}

export default async function ProfilePage({ params }: Props) {
  const { username, page, numbered } = await readParams(params);
  const profile = page && (await getPage(username, page));
  if (!profile) notFound();
  const isCanonical = username === profile.username && (page > 1 || !numbered);
  if (!isCanonical) permanentRedirect(userPath(profile.username, page));
  return (
    <div className="text-column">
      <header className="list-head">
        <h1 className="page-title">
          <bdi>{profile.name}</bdi>
        </h1>
        <p className="meta">
          <span>@{profile.username}</span>
          <span>
            Member since{' '}
            <time dateTime={profile.createdAt.toISOString()}>{formatDate(profile.createdAt)}</time>
          </span>
          {profile.website && (
            <a href={profile.website} rel="nofollow ugc noopener" className="profile-website">
              {shortAddress(profile.website)}
            </a>
          )}
        </p>
        {profile.bio && <p className="profile-bio">{profile.bio}</p>}
      </header>
      <ProfileComments comments={profile.comments} count={profile.commentCount} />
      <Pagination
        page={page}
        pageCount={profile.pageCount}
        pathOf={(other) => userPath(profile.username, other)}
      />
    </div>
  );
}

async function readParams(params: Props['params']) {
  const { username, page = [] } = await params;
  const wellFormed = page.length === 2 && page[0] === 'page';
  const number = page.length === 0 ? 1 : wellFormed ? parsePage(page[1]) : null;
  return { username: decodeSegment(username), page: number, numbered: page.length > 0 };
}

function shortAddress(website: string): string {
  const { host, pathname } = new URL(website);
  return host + (pathname === '/' ? '' : pathname);
}
