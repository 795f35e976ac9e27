import { SiteDate } from '@/components/layout/site-date';
import { permalinkPath } from '@/lib/comments/paths';
import { postPath } from '@/lib/paths';
import type { ProfileComment } from '@/lib/accounts/profile/queries/profile';

export function ProfileComments({ comments, count }: { comments: ProfileComment[]; count: number }) {
  return (
    <section aria-labelledby="comments-by" className="profile-comments">
      <h2 id="comments-by" className="section-title">
        {count === 0 ? 'No comments yet' : count === 1 ? '1 comment' : `${count} comments`}
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
                <a href={postPath(post.slug)} className="text-link">
                  <bdi>{post.title}</bdi>
                </a>
              </span>
            </p>
            <div className="prose comment-body" dir="auto" dangerouslySetInnerHTML={{ __html: bodyHtml }} />
          </li>
        ))}
      </ul>
    </section>
  );
}
