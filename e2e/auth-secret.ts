/** Signs the sessions of the test sites, and those that hostile-session.spec.ts forges. */
export const AUTH_SECRET = 'a secret of the browser tests, long enough to be one';
