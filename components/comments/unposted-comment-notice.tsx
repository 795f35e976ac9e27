/** For the pages that stand between a visitor's text and its place: logging in and registering. */
export function PendingCommentNotice() {
  return (
    <p role="status" className="notice">
      Your comment is waiting; log in or register to post it.
    </p>
  );
}
