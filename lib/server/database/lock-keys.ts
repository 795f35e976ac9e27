/** Keys of advisory locks, one for each thing that must not happen twice at once. Any numbers serve, if they differ. */
export const LOCK_KEYS = {
  /** Two processes that start together must not migrate at once. Versions of Colophon share it: it never changes. */
  migration: 7_265_746,
  /** First half of a key whose second half is an author's id: comments of one author go one after the other. */
  commentsOfAuthor: 7_265_747,
  /** Backups, verifying, restoring and rehearsals exclude each other. */
  backupWork: 7_265_748,
  /** One process at a time reads, applies or undoes imports. */
  importWork: 7_265_749,
  /** Two windows that begin with one upload at once are to begin one import. */
  importBeginning: 7_265_750,
  /** One could remove an empty tag while another gives it its first post, and the cascade takes the row along. */
  tags: 7_461_673,
  /** Two could make one series at once, or a part take the place of another. */
  series: 7_461_674,
  /** Two that are made at once could close a circle that neither sees. */
  redirects: 7_461_675,
} as const;
