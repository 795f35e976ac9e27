import { SiteDate } from '@/components/layout/site-date';
import { Avatar } from '@/components/people/avatar';
import type { Profile } from '@/lib/accounts/profile/queries/profile';
import { PROFILE_COMMENTS_COUNTED } from '@/lib/page-sizes';
import { feedPaths, userCommentsPath, userPath } from '@/lib/paths';
import { shortAddress } from '@/lib/short-address';

/** What everybody may know of a person, above what they wrote. */
export function ProfileHead({ profile }: { profile: Profile }) {
  const { username, name, bio, website, createdAt, postCount, commentCount, part } = profile;
  return (
    <header className="list-head profile-head">
      <Avatar person={profile} size="large" />
      <div>
        <h1 className="page-title">
          <bdi>{name}</bdi>
        </h1>
        <p className="meta">
          <span>@{username}</span>
          <span>
            Joined <SiteDate at={createdAt} exact />
          </span>
          {website && (
            <a
              href={website}
              rel={postCount > 0 ? 'me noopener' : 'nofollow ugc noopener'}
              className="profile-website"
            >
              {shortAddress(website)}
            </a>
          )}
        </p>
        {bio && (
          <p className="profile-bio" dir="auto">
            {bio}
          </p>
        )}
        {postCount > 0 && (
          <p className="hint">
            <a href={feedPaths(userPath(username)).rss} className="text-link">
              Feed of these posts
            </a>
          </p>
        )}
        {postCount > 0 && commentCount > 0 && (
          <nav aria-label="What they wrote" className="profile-parts">
            <a href={userPath(username)} aria-current={part === 'posts' ? 'page' : undefined}>
              {postsInWords(postCount)}
            </a>
            <a href={userCommentsPath(username)} aria-current={part === 'comments' ? 'page' : undefined}>
              {commentsInWords(commentCount)}
            </a>
          </nav>
        )}
      </div>
    </header>
  );
}

export const postsInWords = (count: number): string => (count === 1 ? '1 post' : `${count} posts`);

/** Of many it is not known how many there are: counting them would cost more than the page. */
export function commentsInWords(count: number): string {
  if (count > PROFILE_COMMENTS_COUNTED) return `${PROFILE_COMMENTS_COUNTED}+ comments`;
  return count === 1 ? '1 comment' : `${count} comments`;
}
