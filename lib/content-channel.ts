export const CONTENT_CHANNEL = 'content_changed';
