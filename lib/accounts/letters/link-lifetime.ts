/** Minutes for which a one-time link works. */
export const LINK_MINUTES: number = 60;

/** The same in words, as sentences have it after "for". */
export const LINK_LIFETIME = LINK_MINUTES === 60 ? 'an hour' : `${LINK_MINUTES} minutes`;
