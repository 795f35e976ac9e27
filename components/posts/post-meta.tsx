import { formatDate } from '@/lib/format-date';
import { readingMinutes } from '@/lib/reading-time';

type PostMetaProps = {
  author?: string;
  /** Null for a draft that was never published. */
  publishedAt: Date | null;
  wordCount: number;
  commentCount?: number;
};

/** Who, when, how long. */
export function PostMeta({ author, publishedAt, wordCount, commentCount = 0 }: PostMetaProps) {
  return (
    <p className="meta">
      {author && <bdi className="font-medium text-ink">{author}</bdi>}
      {publishedAt ? (
        <time dateTime={publishedAt.toISOString()}>{formatDate(publishedAt)}</time>
      ) : (
        <span>Not published</span>
      )}
      <span>{readingMinutes(wordCount)} min read</span>
      {commentCount > 0 && <span>{commentCount === 1 ? '1 comment' : `${commentCount} comments`}</span>}
    </p>
  );
}
