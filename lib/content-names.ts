/** Names of what pages show. A change that names them makes exactly those pages out of date (lib/content-changed.ts). */

/** Which posts are public, and what lists say of them. */
export const POST_LISTS = 'posts';
/** What the search finds, where only its index changes. */
export const SEARCH_INDEX = 'search';
/** The newest comments of the site. */
export const NEWEST_COMMENTS = 'comments';

export const postName = (id: number): string => `post:${id}`;
/** The comments of a post, and how many there are. */
export const discussionName = (postId: number): string => `discussion:${postId}`;
export const personName = (id: number): string => `person:${id}`;
/** Somebody of an imported blog, whose name stands at comments and posts. */
export const guestName = (id: number): string => `guest:${id}`;
/** Which post stands first on the home page. */
export const PINNED_POST = 'pinned';
/** Which series there are, and what they are called. */
export const SERIES_LISTS = 'series';
/** The page of a series. Its posts show it, too, and are named by themselves. */
export const seriesName = (id: number): string => `series:${id}`;
