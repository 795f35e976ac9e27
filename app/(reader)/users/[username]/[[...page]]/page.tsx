import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { JsonLd } from '@/components/ui/json-ld';
import { Pagination } from '@/components/ui/pagination';
import { ProfileComments } from '@/components/comments/profile-comments';
import { postsInWords, ProfileHead } from '@/components/people/profile-head';
import { PostList } from '@/components/posts/post-list';
import { decodePercent } from '@/lib/decode-percent';
import { parsePage, userCommentsPath, userPath } from '@/lib/paths';
import { profileData } from '@/lib/accounts/profile/structured-data';
import { pageMetadata } from '@/lib/site/metadata';
import { getSite } from '@/lib/site/queries/site';
import {
  getProfile,
  type Profile,
  type ProfilePart,
  type ProfilePlace,
} from '@/lib/accounts/profile/queries/profile';

type Props = { params: Promise<{ username: string; page?: string[] }> };

// By its parts: an object would be another one at each call.
const getPage = cache((username: string, part?: ProfilePart, page?: number, before?: number | null) =>
  getProfile(username, { part, page, before }),
);
const getAt = (username: string, { part, page, before }: ProfilePlace) =>
  getPage(username, part, page, before);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { username, place } = await readParams(params);
  const profile = place && (await getAt(username, place));
  if (!profile) return { title: 'Not found' };
  const { name, postCount, commentCount } = profile;
  const isPosts = profile.part === 'posts';
  const title = postCount > 0 && !isPosts ? `Comments by ${name}` : name;
  return {
    ...pageMetadata(await getSite(), {
      title: profile.before ? `${title}, older` : profile.page > 1 ? `${title}, page ${profile.page}` : title,
      description: profile.bio.split('\n')[0] || `${isPosts ? 'Posts' : 'Comments'} by ${name}`,
      path: pathOf(profile),
      feed:
        postCount > 0
          ? {
              title: `Posts by ${name}`,
              folder: userPath(profile.username),
              formats: ['rss', 'atom', 'json'],
            }
          : undefined,
    }),
    // A profile with nothing to read on it is what people register for who want a link, not a conversation.
    robots: postCount + commentCount === 0 ? { index: false } : undefined,
  };
}

export default async function ProfilePage({ params }: Props) {
  const { username, place, asked } = await readParams(params);
  const profile = place && (await getAt(username, place));
  if (!profile) notFound();
  if (asked !== decodePercent(pathOf(profile))) permanentRedirect(pathOf(profile));
  const { drawnCovers } = await getSite();
  return (
    <div className="wide-column">
      {profile.page === 1 && !profile.before && <JsonLd data={profileData(profile)} />}
      <ProfileHead profile={profile} />
      {profile.part === 'posts' ? (
        <section aria-labelledby="posts-by">
          <h2 id="posts-by" className="section-title pb-4">
            {postsInWords(profile.postCount)}
          </h2>
          <PostList posts={profile.posts} drawnCovers={drawnCovers} />
        </section>
      ) : (
        <div className="max-w-[41rem]">
          <ProfileComments profile={profile} />
        </div>
      )}
      <Pagination
        page={profile.page}
        pageCount={profile.pageCount}
        pathFor={(other) => userPath(profile.username, other)}
      />
    </div>
  );
}

async function readParams(params: Props['params']) {
  const { username: segment, page = [] } = await params;
  const username = decodePercent(segment);
  return { username, asked: ['/users', username, ...page].join('/'), place: placeOf(page) };
}

/** Null where there is no such page. Comments were once in numbered pages, which lead to the newest ones now. */
function placeOf([first, second, third, ...rest]: string[]): ProfilePlace | null {
  if (first === undefined) return {};
  if (first === 'comments' && second === undefined) return { part: 'comments' };
  const [kind, text, more] = first === 'comments' ? [second, third, rest] : [first, second, [third, ...rest]];
  const number = parsePage(text);
  if (!number || more.some((segment) => segment !== undefined)) return null;
  if (first === 'comments' && kind === 'before') return { part: 'comments', before: number };
  if (kind !== 'page') return null;
  return first === 'comments' ? { part: 'comments' } : { page: number };
}

function pathOf({ username, part, postCount, page, before }: Profile): string {
  if (part === 'posts') return userPath(username, page);
  return before === null && postCount === 0 ? userPath(username) : userCommentsPath(username, before);
}
