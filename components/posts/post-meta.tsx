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
    <p className="meta" dir="ltr">
      {author && (
        <a href={userPath(author.username)} rel="author" className="meta-author">
          <bdi>{author.name}</bdi>
        </a>
      )}
      {publishedAt ? <SiteDate at={publishedAt} /> : <span>Not published</span>}
      {wordCount > 0 && <span>{readingMinutes(wordCount)} min read</span>}
      {commentCount > 0 && <span>{commentCount === 1 ? '1 comment' : `${commentCount} comments`}</span>}
    </p>
  );
}
