export const LINK_MINUTES: number = 60;

export const LINK_LIFETIME = LINK_MINUTES === 60 ? 'an hour' : `${LINK_MINUTES} minutes`;
