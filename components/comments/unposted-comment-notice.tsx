/** Notice on the pages between a visitor's comment and its place: logging in and registering. */
export function UnpostedCommentNotice() {
  return (
    <p role="status" className="notice">
      Your comment is waiting; log in or register to post it.
    </p>
  );
}
