import { SiteDate } from '@/components/layout/site-date';
import { nameOf } from '@/lib/comments/arrange-threads';

type CommentQuoteProps = {
  comment: { author: { name: string } | null; createdAt: Date; bodyHtml: string };
};

export function CommentQuote({ comment }: CommentQuoteProps) {
  return (
    <figure className="comment comment-quote">
      <figcaption className="comment-header">
        <bdi className="comment-author">{nameOf(comment.author)}</bdi>
        <SiteDate at={comment.createdAt} as="moment" />
      </figcaption>
      <blockquote
        className="prose prose-small comment-body"
        dangerouslySetInnerHTML={{ __html: comment.bodyHtml }}
      />
    </figure>
  );
}
