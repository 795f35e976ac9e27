/** It has comments, or takes some. */
export const hasDiscussion = (post: { commentsOpen: boolean; commentCount: number }): boolean =>
  post.commentsOpen || post.commentCount > 0;
