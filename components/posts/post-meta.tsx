import { SiteDate } from '@/components/layout/site-date';
import { userPath } from '@/lib/paths';
import { readingMinutes } from '@/lib/reading-time';

type PostMetaProps = {
  author?: { username: string; name: string };
  publishedAt: Date | null;
  wordCount: number;
  commentCount?: number;
};

export function PostMeta({ author, publishedAt, wordCount, commentCount = 0 }: PostMetaProps) {
  return (
    <p className="meta">
      {author && (
        <a href={userPath(author.username)} rel="author" className="meta-author">
          <bdi>{author.name}</bdi>
        </a>
      )}
      {/* English, also in a card that is read from the right. */}
      <bdi>{publishedAt ? <SiteDate at={publishedAt} /> : 'Not published'}</bdi>
      {wordCount > 0 && (
        <span>
          <bdi>{readingMinutes(wordCount)} min read</bdi>
        </span>
      )}
      {commentCount > 0 && (
        <span>
          <bdi>{commentCount === 1 ? '1 comment' : `${commentCount} comments`}</bdi>
        </span>
      )}
    </p>
  );
}
