/** The PostgreSQL channel on which every process hears that finished pages are out of date. */
export const CONTENT_CHANNEL = 'content_changed';
