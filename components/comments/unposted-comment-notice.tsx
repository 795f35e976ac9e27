export function UnpostedCommentNotice() {
  return (
    <p role="status" className="notice">
      Your comment is waiting; log in or register to post it.
    </p>
  );
}
