import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { postTags, seriesPosts } from '@/drizzle/schema';
import type { Executor } from '@/lib/db';
import { findTagIds } from '@/lib/posts/queries/tags';
import { tagSlug, uniqueTags } from '@/lib/posts/tags';
import type { SavedPost } from '@/lib/posts/post-input';

type Row = Record<string, unknown>;

/** What there was before a post was imported, and what came with it: rows as `to_jsonb` writes them. */
export type PostBefore = {
  /** Null where the post is new. */
  post: Row | null;
  /** Its tags, with the rows of the tags: one that no post has any more is gone. */
  tags: { tag: Row; position: number }[];
  series: { series: Row; position: number } | null;
  /** Its old addresses. */
  redirects: Row[];
  lastRevision: number;
  /** The row of `imported_files`. */
  memory: Row | null;
  /** Tags and series that were made for it. */
  madeTags: number[];
  madeSeries: number | null;
  /** What the import left. */
  version: number;
  status: string;
};

type Known = PostBefore & { knownTags: number[]; lastSeries: number };

type Which = { source: string; path: string; postId: number | null; tags: string[] };

/** In the transaction, before anything is changed. */
export async function beforePost(tx: Executor, { source, path, postId, tags }: Which): Promise<Known> {
  const [row] = await tx.execute<
    Omit<Known, 'knownTags' | 'madeTags' | 'madeSeries' | 'version' | 'status'>
  >(sql`
    select (select to_jsonb(p) from posts p where p.id = ${postId}::int) as post,
      coalesce((select jsonb_agg(jsonb_build_object('tag', to_jsonb(t), 'position', pt.position))
        from post_tags pt join tags t on t.id = pt.tag_id where pt.post_id = ${postId}::int), '[]') as tags,
      (select jsonb_build_object('series', to_jsonb(s), 'position', sp.position)
        from series_posts sp join series s on s.id = sp.series_id where sp.post_id = ${postId}::int) as series,
      coalesce((select jsonb_agg(to_jsonb(r)) from redirects r where r.post_id = ${postId}::int), '[]') as redirects,
      coalesce((select max(v.id) from post_revisions v where v.post_id = ${postId}::int), 0) as "lastRevision",
      (select to_jsonb(f) from imported_files f where f.source = ${source} and f.path = ${path}) as memory,
      coalesce((select max(id) from series), 0) as "lastSeries"`);
  const keys = uniqueTags(tags).map(tagSlug);
  const knownTags = keys.length > 0 ? [...(await findTagIds(tx, keys)).values()] : [];
  return { ...row!, knownTags, madeTags: [], madeSeries: null, version: 0, status: '' };
}

/** In the transaction, afterwards. */
export async function madeWith(
  tx: Executor,
  { knownTags, lastSeries, ...before }: Known,
  { id, version, status }: SavedPost,
): Promise<PostBefore> {
  const tags = await tx.select({ id: postTags.tagId }).from(postTags).where(eq(postTags.postId, id));
  const [part] = await tx
    .select({ id: seriesPosts.seriesId })
    .from(seriesPosts)
    .where(eq(seriesPosts.postId, id));
  const had = new Set([...knownTags, ...before.tags.map(({ tag }) => Number(tag.id))]);
  return {
    ...before,
    madeTags: tags.map((tag) => tag.id).filter((tag) => !had.has(tag)),
    madeSeries: part && part.id > lastSeries ? part.id : null,
    version,
    status,
  };
}
