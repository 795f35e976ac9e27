/** The cookie by which the server tells the browser that a text was posted, so that its local draft can go. */
export const POSTED_COOKIE = 'comment_posted';

/** Of the keys under which the browser keeps what was typed. */
export const DRAFT_PREFIX = 'comment-draft:';
