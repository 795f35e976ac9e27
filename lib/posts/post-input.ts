import type { z } from '@/lib/zod';
import type { PostKind } from '@/lib/paths';
import type { PostSchema } from '@/lib/posts/validation';

/** Handed to the mutations by editor, importer and tests. An empty slug is made from the title, unique with -2, -3 … */
export type PostInput = Omit<
  z.output<typeof PostSchema>,
  | 'slug'
  | 'kind'
  | 'series'
  | 'publishedAt'
  | 'unpublishAt'
  | 'coverX'
  | 'coverY'
  | 'language'
  | 'commentsOpen'
> & {
  /** Undefined keeps the address. */
  slug?: string;
  /** Undefined keeps what is stored; a new one is a post. */
  kind?: PostKind;
  /** The name of the series that it is a part of, empty for none. Undefined keeps what is stored. */
  series?: string;
  /** Its place among the parts, ascending. Undefined keeps it, or is the end. */
  seriesPosition?: number;
  /** Undefined keeps the stored date; null clears the date of a draft. A published post keeps its date. */
  publishedAt?: Date | null;
  /** When readers no longer see it; null for never. Undefined keeps what is stored. */
  unpublishAt?: Date | null;
  /** Percent of the cover's width and height, from the left and the top. Undefined keeps what is stored. */
  coverX?: number;
  coverY?: number;
  /** Undefined keeps what is stored; a new post takes comments, a new page does not. */
  commentsOpen?: boolean;
  /** BCP 47; empty for that of the site. Undefined keeps what is stored. */
  language?: string;
  /** The identity that feeds of another site gave the post; only for a new one, and only where no other has it. */
  feedId?: string;
  /** The open editor that makes it; only for a new one. */
  editorKey?: string;
  /** Other addresses of the post, decoded, without a trailing slash, as `redirects.path`; added to those there are. */
  redirectPaths?: string[];
};

export type SavedPost = {
  id: number;
  slug: string;
  version: number;
  status: 'draft' | 'published';
  notices?: string[];
};
