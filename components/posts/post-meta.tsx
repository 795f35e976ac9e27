import { SiteDate } from '@/components/layout/site-date';
import { readingMinutes } from '@/lib/reading-time';

type PostMetaProps = {
  publishedAt: Date | null;
  wordCount: number;
  commentCount?: number;
};

export function PostMeta({ publishedAt, wordCount, commentCount = 0 }: PostMetaProps) {
  return (
    <p className="meta">
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
