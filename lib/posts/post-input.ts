/** What a post is made of, checked; the editor, the importer and the tests all hand this to the mutations. */
export type PostInput = {
  title: string;
  subtitle: string;
  /** Chosen by the author; empty means: made from the title and made unique with -2, -3 … */
  slug: string;
  tags: string[];
  coverUrl: string;
  coverAlt: string;
  /** Markdown. */
  body: string;
  /** Undefined keeps the stored date; null clears the date of a draft. A published post keeps its date. */
  publishedAt?: Date | null;
  commentsOpen: boolean;
  /** BCP 47; empty for that of the site. Undefined keeps what is stored. */
  language?: string;
  /** The identity that feeds of another site gave the post; only for a new one, and only where no other has it. */
  feedId?: string;
  /** Other addresses of the post, decoded, without a trailing slash, as `redirects.path`; added to those there are. */
  redirectPaths?: string[];
};

/** What a mutation says about the post it saved. */
export type SavedPost = {
  id: number;
  slug: string;
  version: number;
  status: 'draft' | 'published';
  /** Sentences for the author about what readers will not get as it was typed. */
  notices?: string[];
};
