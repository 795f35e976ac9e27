/** The only place that has the token; the database has its hash. */
export const draftLinkPath = (token: string): string => `/drafts/${token}`;
