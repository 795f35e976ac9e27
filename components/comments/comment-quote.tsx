import { CommentTime } from '@/components/comments/comment-time';
import { nameOf } from '@/lib/comments/threads';

type CommentQuoteProps = {
  comment: { author: { name: string } | null; createdAt: Date; bodyHtml: string };
};

/** A comment outside its discussion: the one that is answered, or about to be deleted. */
export function CommentQuote({ comment }: CommentQuoteProps) {
  return (
    <figure className="comment comment-quote">
      <figcaption className="comment-header">
        <span className="comment-author">{nameOf(comment.author)}</span>
        <CommentTime at={comment.createdAt} />
      </figcaption>
      <blockquote
        className="prose prose-small comment-body"
        dangerouslySetInnerHTML={{ __html: comment.bodyHtml }}
      />
    </figure>
  );
}
