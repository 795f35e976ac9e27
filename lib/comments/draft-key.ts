/** Names the place a text is typed for: a post, or an answer to one of its comments. */
export const draftKey = ({ postId, parentId }: { postId: number; parentId: number | null }): string =>
  `${postId}.${parentId ?? 0}`;

/** The same for a change of a comment. */
export const editDraftKey = (commentId: number): string => `edit.${commentId}`;

/** The cookie by which the server tells the browser that a text was posted, so that its local draft can go. */
export const POSTED_COOKIE = 'comment_posted';
