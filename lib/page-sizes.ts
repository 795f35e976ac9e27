/** How much one page of each list shows. A discussion is paged by weight: lib/comments/queries/pages.ts. */
export const POSTS_PER_PAGE = 10;
/** Posts of up to so many words stand whole on a home page of notes. */
export const NOTE_WORDS = 300;
export const FOUND_PER_PAGE = 10;
export const PROFILE_COMMENTS_PER_PAGE = 20;
/** Of more it says “100+”. */
export const PROFILE_COMMENTS_COUNTED = 100;
/** As above, on the owner's first page. */
export const DESK_COMMENTS_COUNTED = 1000;

/** A year with more is split by month. */
export const ARCHIVE_POSTS_ON_YEAR = 100;

export const ADMIN_POSTS_PER_PAGE = 30;
export const PICTURES_PER_PAGE = 24;
export const ADMIN_TAGS_PER_PAGE = 100;
export const REDIRECTS_PER_PAGE = 100;
export const MODERATED_COMMENTS_PER_PAGE = 30;
export const BINNED_PER_PAGE = 30;
export const PEOPLE_PER_PAGE = 30;
export const EVENTS_PER_PAGE = 50;
export const DELIVERIES_PER_PAGE = 30;
export const REVISIONS_PER_PAGE = 50;
export const IMPORT_ITEMS_PER_PAGE = 30;
