import { readPostFile } from '@/lib/export/post-file';
import type { Rewrite } from '@/lib/export/media-references';
import type { SourcePost } from '@/lib/import/source-item';
import { decodedPath } from '@/lib/paths';
import { z } from '@/lib/zod';

const plain = z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]);
const text = plain.catch('');
const list = z.array(plain).catch([]);
const flag = (unless: boolean) => z.boolean().catch(unless);
const moment = z
  .unknown()
  .transform((value) => (value === undefined || value === null ? null : momentOf(value)));

/** As the file has them; what somebody has made of one that it cannot be goes without saying. */
const FieldsSchema = z.object({
  title: text,
  slug: text,
  date: moment,
  lastmod: moment,
  type: text,
  draft: flag(false),
  description: text,
  tags: list,
  series: text,
  series_order: z.number().int().optional().catch(undefined),
  lang: text,
  author: z.unknown(),
  author_id: z.string().nullable().catch(null),
  cover: text,
  cover_alt: text,
  cover_focus: z.tuple([z.number(), z.number()]).catch([50, 50]),
  comments: z.boolean().optional().catch(undefined),
  comments_close_by_age: flag(true),
  pinned: flag(false),
  expiryDate: moment,
  aliases: list,
  guid: z.string().optional().catch(undefined),
  created: moment,
});

const blank = Object.fromEntries(Object.keys(FieldsSchema.shape).map((name) => [name, undefined]));

export type ReadPost = { post: SourcePost; isPinned: boolean };

/** @param rewrite to addresses of stored pictures. @returns why it is no post, or the post. @throws {Error} when the front matter is no YAML */
export function readPost(path: string, file: string, rewrite: Rewrite): ReadPost | string {
  const read = readPostFile(file);
  if (!read) return 'it has no front matter';
  const fields = FieldsSchema.parse({ ...blank, ...withoutNulls(read.fields) });
  const [folder = ''] = path.split('/');
  const isPage = fields.type === 'page' || folder === 'pages';
  const slug = fields.slug || stemOf(path);
  const post: SourcePost = {
    kind: 'post',
    // Whatever becomes of its address, its feed knows it by this.
    key: fields.guid ?? path,
    isPage,
    title: fields.title || slug,
    slug,
    subtitle: fields.description,
    body: rewrite(read.body),
    coverUrl: rewrite(fields.cover),
    coverAlt: fields.cover_alt,
    coverX: percentOf(fields.cover_focus[0]),
    coverY: percentOf(fields.cover_focus[1]),
    tags: fields.tags,
    ...(fields.series && { series: fields.series, seriesPosition: fields.series_order }),
    author: fields.author_id,
    publishedAt: fields.date,
    revisedAt: fields.lastmod,
    unpublishAt: fields.expiryDate,
    hidden: fields.draft || folder === 'drafts' ? 'it is a draft' : null,
    commentsOpen: fields.comments,
    commentsCloseByAge: fields.comments_close_by_age,
    ...(fields.created !== null && { createdAt: fields.created }),
    language: fields.lang,
    feedId: fields.guid,
    addresses: [decodedPath({ slug, kind: isPage ? 'page' : 'post' }), ...fields.aliases],
    base: path,
    notes: [],
    unusedFields: Object.keys(read.fields).filter((name) => !(name in FieldsSchema.shape)),
  };
  return { post, isPinned: fields.pinned };
}

const withoutNulls = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

const stemOf = (path: string): string => (path.split('/').at(-1) ?? '').replace(/\.md$/, '');

const percentOf = (value: number): number => Math.round(Math.min(Math.max(value, 0), 100));

function momentOf(value: unknown): string | null {
  const date = new Date(String(value));
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
