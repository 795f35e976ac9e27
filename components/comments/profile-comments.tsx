import Link from 'next/link';
import { SiteDate } from '@/components/layout/site-date';
import { commentsInWords } from '@/components/people/profile-head';
import type { Profile } from '@/lib/accounts/profile/queries/profile';
import { permalinkPath } from '@/lib/comments/paths';
import { publicPath, userCommentsPath, userPath } from '@/lib/paths';

export function ProfileComments({ profile }: { profile: Profile }) {
  const { username, comments, commentCount, postCount, before, nextBefore } = profile;
  return (
    <section aria-labelledby="comments-by" className="profile-comments">
      <h2 id="comments-by" className="section-title">
        {commentCount === 0 ? 'No comments yet' : commentsInWords(commentCount)}
      </h2>
      <ul>
        {comments.map(({ id, bodyHtml, createdAt, post }) => (
          <li key={id}>
            <p className="meta">
              <a href={permalinkPath(id)} rel="nofollow">
                <SiteDate at={createdAt} as="moment" />
              </a>
              <span>
                on{' '}
                <a href={publicPath(post)} className="text-link">
                  <bdi>{post.title}</bdi>
                </a>
              </span>
            </p>
            <div className="prose comment-body" dir="auto" dangerouslySetInnerHTML={{ __html: bodyHtml }} />
          </li>
        ))}
      </ul>
      {(before !== null || nextBefore !== null) && (
        <nav aria-label="Pages" className="pagination">
          {before === null ? (
            <span />
          ) : (
            <Link
              href={postCount > 0 ? userCommentsPath(username) : userPath(username)}
              prefetch={false}
              className="button justify-self-start"
            >
              Newest <span className="sr-only">comments</span>
            </Link>
          )}
          <span />
          {nextBefore !== null && (
            <Link
              href={userCommentsPath(username, nextBefore)}
              prefetch={false}
              rel="next"
              className="button"
            >
              Older <span className="sr-only">comments</span>
            </Link>
          )}
        </nav>
      )}
    </section>
  );
}
