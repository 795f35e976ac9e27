/**
 * What every source is read into, before anything is decided: items that can be written as JSON, each under a key that
 * it keeps from one export to the next. They may come in any order but that of comments, whose parents come first.
 */
export type SourceItem =
  | SourceSite
  | SourcePerson
  | SourceTag
  | SourceSeries
  | SourcePicture
  | SourcePost
  | SourceComment
  | SourceRedirect
  | SourceSettings
  | SourceProblem;

export type SourceItemKind = SourceItem['kind'];

/** What is true of the whole source. */
export type SourceSite = {
  kind: 'site';
  key: 'site';
  title: string;
  /** Where it was on the web, with its base path and without a trailing slash; empty where the source does not say. */
  address: string;
  language: string;
  /** IANA name; empty where the source does not say. */
  timeZone: string;
  description?: string;
  /** In the header of its pages. */
  navigation?: { label: string; href: string }[];
  /** Key of the post that stands before the others. */
  pinnedPost?: string;
};

export type SourcePerson = {
  kind: 'person';
  key: string;
  name: string;
  email: string;
  website: string;
  bio: string;
  /** What they wrote is the owner's here, and no guest is made of them. */
  isOwner?: boolean;
};

export type SourceTag = {
  kind: 'tag';
  key: string;
  name: string;
  slug: string;
  description: string;
  /** Slugs of its former names. */
  aliases?: string[];
};

export type SourceSeries = { kind: 'series'; key: string; name: string; slug: string; description: string };

/** A picture of another Colophon, which keeps its name and its bytes. Before the posts that show it. */
export type SourcePicture = {
  kind: 'picture';
  /** `media.name`, by which texts name it: `/media/NAME`. */
  key: string;
  /** Of its file in the source. */
  path: string;
  /** SHA-256 of the bytes that once came in, so that the same image is kept once. */
  sourceHash: string;
  sourceName: string;
  /** Empty: decorative. Null: nobody has said. */
  alt: string | null;
  /** CSS pixels. */
  width: number;
  height: number;
  /** ISO 8601 with a zone. */
  createdAt: string;
};

export type SourcePost = {
  kind: 'post';
  /** Its path in the folder, or its number: `post:12`. */
  key: string;
  /** Undefined where the source does not tell posts from pages. */
  isPage?: boolean;
  title: string;
  slug: string;
  subtitle: string;
  /** Markdown. */
  body: string;
  /** As the source has it: an address, or a path from the file. Empty for none. */
  coverUrl: string;
  coverAlt: string;
  /** Names, in their order. */
  tags: string[];
  series?: string;
  seriesPosition?: number;
  /** `key` of a person; null where it is the owner's. */
  author: string | null;
  /** ISO 8601 with a zone; null for none, when publishing gives it one. */
  publishedAt: string | null;
  revisedAt: string | null;
  /** When it becomes a draft again. */
  unpublishAt: string | null;
  /** Why not everybody could read it there; it becomes a draft here. Null for what was public. */
  hidden: string | null;
  commentsOpen?: boolean;
  /** Its discussion may be closed when it is old enough. */
  commentsCloseByAge?: boolean;
  /** Percent of the cover's width and height that stay in sight, from the left and the top. */
  coverX?: number;
  coverY?: number;
  /** When it was begun, ISO 8601 with a zone. */
  createdAt?: string;
  /** BCP 47; undefined where the source does not say. */
  language?: string;
  feedId?: string;
  /** Earlier addresses, the main one first: decoded paths without a trailing slash, `/?p=12` among them. */
  addresses: string[];
  /** Where references in the text start from: the path of its file, or its address on the web. */
  base: string;
  /** What was changed or left out while it was read. */
  notes: string[];
  /** Fields of the source that nothing is made of. */
  unusedFields: string[];
};

export type SourceComment = {
  kind: 'comment';
  key: string;
  /** `key` of its post. */
  post: string;
  /** `key` of the comment that it answers; null for none. */
  parent: string | null;
  /** `key` of a person; null where it was anonymous. */
  author: string | null;
  /** Markdown. */
  body: string;
  /** ISO 8601 with a zone. */
  createdAt: string;
  /** It waited for approval there. */
  isHidden: boolean;
  /** ISO 8601 with a zone; null for never. */
  editedAt?: string | null;
  /** Its text is gone, and its place holds the answers to it. */
  isDeleted?: boolean;
};

export type SourceRedirect = {
  kind: 'redirect';
  /** The path itself, as `redirects.path` has it. */
  key: string;
  /** A path of the old site, or an address elsewhere. */
  target: string;
  isPermanent: boolean;
};

/** By the names of `lib/export`; checked where they are applied. Another Colophon has all of them, others what `SourceSite` says. */
export type SourceSettings = { kind: 'settings'; key: 'settings'; values: Record<string, unknown> };

/** Something that is there and does not come in, with a reason for the owner. */
export type SourceProblem = {
  kind: 'problem';
  key: string;
  title: string;
  result: 'skip' | 'fail';
  why: string;
};

/** A blog that is being read: a folder, an archive or a file of another program. */
export type SourceReader = {
  kind: 'markdown' | 'wordpress' | 'ghost' | 'colophon';
  /** Reads on while it is asked. What ends the reading early is said by `remarks`, after what was whole. */
  items: () => AsyncIterable<SourceItem>;
  /** About the source as a whole: what was not read and why. Whole after `items` has ended. */
  remarks: () => string[];
  /** The bytes of a picture that lies within the source; null where it does not. @param base `SourcePost.base` */
  openPicture: (url: string, base: string) => Promise<Buffer | null>;
  /** Whoever opened it closes it. */
  close: () => Promise<void>;
};
