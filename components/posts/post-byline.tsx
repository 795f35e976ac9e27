import type { ReactNode } from 'react';
import { SiteDate } from '@/components/layout/site-date';
import { Avatar } from '@/components/people/avatar';
import { userPath } from '@/lib/paths';
import type { PostAuthor } from '@/lib/posts/queries/views';
import { isRevised } from '@/lib/posts/revised';
import { readingMinutes } from '@/lib/reading-time';

type PostBylineProps = {
  post: {
    author: PostAuthor;
    publishedAt: Date | null;
    revisedAt: Date | null;
    wordCount: number;
    commentCount: number;
  };
  /** Where the discussion is on the page; without it its size is not said. */
  hasComments: boolean;
  share?: ReactNode;
};

/** Who wrote a post, when, how long it is, and how to pass it on. */
export function PostByline({ post, hasComments, share }: PostBylineProps) {
  const { author, publishedAt, revisedAt, wordCount, commentCount } = post;
  return (
    <div className="byline">
      <Avatar person={author} size="small" />
      <div className="byline-text">
        {author.username === null ? (
          <span className="meta-author">
            <bdi>{author.name}</bdi>
          </span>
        ) : (
          <a href={userPath(author.username)} rel="author" className="meta-author">
            <bdi>{author.name}</bdi>
          </a>
        )}
        <p className="meta">
          {author.username === null && <span>Guest author</span>}
          {publishedAt ? <SiteDate at={publishedAt} /> : <span>Not published</span>}
          {isRevised(post) && (
            <span>
              Updated <SiteDate at={revisedAt!} />
            </span>
          )}
          {wordCount > 0 && <span>{readingMinutes(wordCount)} min read</span>}
          {hasComments && commentCount > 0 && (
            <a href="#comments" className="meta-link">
              {commentCount === 1 ? '1 comment' : `${commentCount.toLocaleString('en')} comments`}
            </a>
          )}
        </p>
      </div>
      {share}
    </div>
  );
}
