import 'server-only';
import { sql } from 'drizzle-orm';
import { posts, postSearch } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import { executePrepared, type Executor } from '@/lib/db';
import type { PostKind } from '@/lib/paths';
import { summaryColumns, type TagView } from '@/lib/posts/queries/views';
import { visiblePosts } from '@/lib/posts/queries/visibility';

/** Characters that a snippet is looked for in. */
const PLAIN = 12_000;

export type FoundPost = {
  slug: string;
  kind: PostKind;
  title: string;
  language: string;
  publishedAt: Date | null;
  tags: TagView[];
  plain: string;
};

type Row = Omit<FoundPost, 'publishedAt'> & { publishedAt: string | null };

/** What a list shows of these posts, in their order. */
export async function listFoundPosts(tx: Executor, viewer: Viewer, ids: number[]): Promise<FoundPost[]> {
  if (ids.length === 0) return [];
  const rows = await executePrepared<Row>(
    tx,
    sql`
    select ${posts.slug} as slug, ${posts.kind} as kind, ${posts.title} as title, ${posts.language} as language,
      ${posts.publishedAt} as "publishedAt", ${summaryColumns.tags} as tags, left(${postSearch.plain}, ${PLAIN}) as plain
    from json_array_elements_text(${JSON.stringify(ids)}::json) with ordinality as wanted (id, place)
    join ${posts} on ${posts.id} = wanted.id::int
    join ${postSearch} on ${postSearch.postId} = ${posts.id}
    where ${visiblePosts(viewer)} order by wanted.place`,
  );
  return rows.map((row) => ({
    ...row,
    publishedAt: row.publishedAt === null ? null : new Date(row.publishedAt),
  }));
}
