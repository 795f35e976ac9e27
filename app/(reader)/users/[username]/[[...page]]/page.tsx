import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { SiteDate } from '@/components/layout/site-date';
import { JsonLd } from '@/components/ui/json-ld';
import { Pagination } from '@/components/ui/pagination';
import { ProfileComments } from '@/components/comments/profile-comments';
import { PostList } from '@/components/posts/post-list';
import { decodeSegment, parsePage, userCommentsPath, userPath } from '@/lib/paths';
import { profileData } from '@/lib/accounts/profile/structured-data';
import { pageMetadata } from '@/lib/site/metadata';
import { getSite } from '@/lib/site/queries/site';
import { getProfile, type Profile } from '@/lib/accounts/profile/queries/profile';

type Props = { params: Promise<{ username: string; page?: string[] }> };

const getPage = cache(getProfile);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { username, page, part } = await readParams(params);
  const profile = page && (await getPage(username, page, part));
  if (!profile) return { title: 'Not found' };
  const { name, postCount, commentCount } = profile;
  const isPosts = profile.part === 'posts';
  const title = postCount > 0 && !isPosts ? `Comments by ${name}` : name;
  return {
    ...pageMetadata(await getSite(), {
      title: page > 1 ? `${title}, page ${page}` : title,
      description: profile.bio.split('\n')[0] || `${isPosts ? 'Posts' : 'Comments'} by ${name}`,
      path: profilePath(profile, page),
    }),
    // A profile with nothing to read on it is what people register for who want a link, not a conversation.
    robots: postCount + commentCount === 0 ? { index: false } : undefined,
  };
}

export default async function ProfilePage({ params }: Props) {
  const { username, page, part, numbered } = await readParams(params);
  const profile = page && (await getPage(username, page, part));
  if (!profile) notFound();
  const isCanonical =
    username === profile.username && (page > 1 || !numbered) && !(part && profile.postCount === 0);
  if (!isCanonical) permanentRedirect(profilePath(profile, page));
  const { drawnCovers } = await getSite();
  return (
    <div className="text-column">
      {page === 1 && <JsonLd data={profileData(profile)} />}
      <header className="list-head">
        <h1 className="page-title">
          <bdi>{profile.name}</bdi>
        </h1>
        <p className="meta">
          <span>@{profile.username}</span>
          <span>
            Member since <SiteDate at={profile.createdAt} />
          </span>
          {profile.website && (
            <a href={profile.website} rel="nofollow ugc noopener" className="profile-website">
              {shortAddress(profile.website)}
            </a>
          )}
        </p>
        {profile.postCount > 0 && profile.commentCount > 0 && (
          <p className="meta">
            {profile.part === 'posts' ? (
              <a href={userCommentsPath(profile.username)} className="text-link">
                {profile.commentCount === 1 ? '1 comment' : `${profile.commentCount} comments`}
              </a>
            ) : (
              <a href={userPath(profile.username)} className="text-link">
                {profile.postCount === 1 ? '1 post' : `${profile.postCount} posts`}
              </a>
            )}
          </p>
        )}
        {profile.bio && (
          <p className="profile-bio" dir="auto">
            {profile.bio}
          </p>
        )}
      </header>
      {profile.part === 'posts' ? (
        <section aria-labelledby="posts-by">
          <h2 id="posts-by" className="section-title">
            {profile.postCount === 1 ? '1 post' : `${profile.postCount} posts`}
          </h2>
          <PostList posts={profile.posts} drawnCovers={drawnCovers} />
        </section>
      ) : (
        <ProfileComments comments={profile.comments} count={profile.commentCount} />
      )}
      <Pagination
        page={page}
        pageCount={profile.pageCount}
        pathFor={(other) => profilePath(profile, other)}
        of={profile.part}
      />
    </div>
  );
}

async function readParams(params: Props['params']) {
  const { username, page = [] } = await params;
  const part = page[0] === 'comments' ? ('comments' as const) : undefined;
  const rest = part ? page.slice(1) : page;
  const wellFormed = rest.length === 2 && rest[0] === 'page';
  const number = rest.length === 0 ? 1 : wellFormed ? parsePage(rest[1]) : null;
  return { username: decodeSegment(username), page: number, part, numbered: rest.length > 0 };
}

const profilePath = ({ username, part, postCount }: Profile, page: number): string =>
  part === 'comments' && postCount > 0 ? userCommentsPath(username, page) : userPath(username, page);

function shortAddress(website: string): string {
  const { host, pathname } = new URL(website);
  return host + (pathname === '/' ? '' : pathname);
}
