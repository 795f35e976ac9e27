/** What an export is made of: the names that both the writer and the reader of one go by. */
export const FORMAT = 'colophon-export';
/** Raise it when an older Colophon could no longer read what is written. */
export const FORMAT_VERSION = 1;

export const files = {
  manifest: 'manifest.json',
  readme: 'README.md',
  settings: 'settings.json',
  redirects: 'redirects.json',
  tags: 'tags.json',
  series: 'series.json',
  people: 'people.jsonl',
  media: 'media.jsonl',
  comments: 'comments.jsonl',
} as const;

export const folders = { posts: 'posts', pages: 'pages', drafts: 'drafts', media: 'media' } as const;

/** The owner in `people.jsonl`, whatever they are called on either site: no username begins so. */
export const OWNER_KEY = '@owner';

export type Counts = Record<
  'posts' | 'pages' | 'drafts' | 'comments' | 'people' | 'pictures' | 'tags' | 'series' | 'redirects',
  number
>;

export type Manifest = {
  format: typeof FORMAT;
  version: number;
  counts: Counts;
  /** Names of pictures whose files were lost before: they are not in it. */
  missingPictures: string[];
};

export type PersonLine = {
  key: string;
  name: string;
  email?: string;
  website: string;
  bio: string;
  isOwner?: true;
  /** Name of a picture of the library. */
  picture?: string;
};

export type PictureLine = {
  name: string;
  sourceName: string;
  sourceHash: string;
  alt: string | null;
  width: number;
  height: number;
  created: string;
};

export type CommentLine = {
  id: string;
  /** Slug of its post. */
  post: string;
  /** `id` of the comment that it answers. */
  parent: string | null;
  /** `key` of a person; null where nobody knows any more. */
  author: string | null;
  state: 'visible' | 'hidden' | 'deleted';
  created: string;
  edited: string | null;
  /** Markdown. */
  body: string;
};

export type TagEntry = { name: string; slug: string; description: string; aliases: string[] };
export type SeriesEntry = { name: string; slug: string; description: string };
export type RedirectEntry = { path: string; target: string; permanent: boolean };
