import { Document, parse, Scalar } from 'yaml';

/** A post as its file has it. Dates are ISO 8601 in UTC. */
export type PostFile = {
  title: string;
  slug: string;
  date: string | null;
  lastmod: string | null;
  description: string;
  type: 'post' | 'page';
  draft: boolean;
  tags: string[];
  series: { name: string; position: number } | null;
  lang: string;
  /** A path from the file, or an address. */
  cover: string;
  coverAlt: string;
  coverX: number;
  coverY: number;
  comments: boolean;
  commentsCloseByAge: boolean;
  expiryDate: string | null;
  pinned: boolean;
  /** `key` of a person; null for the owner. */
  author: string | null;
  authorName: string;
  guid: string | null;
  created: string;
  /** Old addresses, as paths. */
  aliases: string[];
  body: string;
};

const options = { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 } as const;

/** Texts in quotes, because what is no text differs from one version of YAML to the next; dates without, because they are none. */
export function writePostFile(post: PostFile): string {
  const head = new Document(fieldsOf(post)).toString(options);
  return `---\n${head}---\n\n${post.body}\n`;
}

/** What goes without saying is not said. */
function fieldsOf(post: PostFile): Record<string, unknown> {
  const { series, coverX, coverY } = post;
  const fields = {
    title: post.title,
    date: moment(post.date),
    lastmod: moment(post.lastmod),
    slug: post.slug,
    type: post.type === 'page' ? 'page' : null,
    draft: post.draft || null,
    description: post.description,
    tags: post.tags,
    series: series?.name,
    series_order: series?.position,
    lang: post.lang,
    author: post.authorName,
    author_id: post.author,
    cover: post.cover,
    cover_alt: post.coverAlt,
    cover_focus: coverX === 50 && coverY === 50 ? null : [coverX, coverY],
    comments: post.comments,
    comments_close_by_age: post.commentsCloseByAge ? null : false,
    pinned: post.pinned || null,
    expiryDate: moment(post.expiryDate),
    aliases: post.aliases,
    guid: post.guid,
    created: moment(post.created),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isSaid(value)));
}

const isSaid = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

function moment(iso: string | null): Scalar | null {
  if (iso === null) return null;
  const scalar = new Scalar(iso);
  scalar.type = 'PLAIN';
  return scalar;
}

const pattern = /^---[ \t]*\n([^]*?\n)?---[ \t]*(?:\n|$)/;

/**
 * The fields as YAML has them, and the body to the letter. Null where the file is none of ours.
 * @throws {Error} when the front matter is no YAML
 */
export function readPostFile(file: string): { fields: Record<string, unknown>; body: string } | null {
  // A program that writes CRLF writes it everywhere; a body of ours has none.
  const text = /^---[ \t]*\r\n/.test(file) ? file.replaceAll('\r\n', '\n') : file;
  const match = pattern.exec(text);
  if (!match) return null;
  const fields: unknown = parse(match[1] ?? '');
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return null;
  const body = text.slice(match[0].length);
  return { fields: fields as Record<string, unknown>, body: body.replace(/^\n/, '').replace(/\n$/, '') };
}
