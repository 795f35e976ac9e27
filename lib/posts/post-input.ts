import type { z } from '@/lib/zod';
import type { PostSchema } from '@/lib/posts/validation';

/**
 * What a post is made of, checked; the editor, the importer and the tests all hand this to the mutations. An empty slug
 * is made from the title, and made unique with -2, -3 …
 */
export type PostInput = Omit<z.output<typeof PostSchema>, 'publishedAt' | 'language'> & {
  /** Undefined keeps the stored date; null clears the date of a draft. A published post keeps its date. */
  publishedAt?: Date | null;
  /** BCP 47; empty for that of the site. Undefined keeps what is stored. */
  language?: string;
  /** The identity that feeds of another site gave the post; only for a new one, and only where no other has it. */
  feedId?: string;
  /** Other addresses of the post, decoded, without a trailing slash, as `redirects.path`; added to those there are. */
  redirectPaths?: string[];
};

/** The post after a mutation. */
export type SavedPost = {
  id: number;
  slug: string;
  version: number;
  status: 'draft' | 'published';
  /** Sentences for the author about what readers will not get as it was typed. */
  notices?: string[];
};
