import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { posts, postSearch } from '@/drizzle/schema';
import type { Viewer } from '@/lib/access/actor';
import type { Executor } from '@/lib/db';
import { summaryColumns, type TagView } from '@/lib/posts/queries/views';
import { visiblePosts } from '@/lib/posts/queries/visibility';

/** Characters that a snippet is looked for in. */
const PLAIN = 30_000;

export type FoundPost = {
  id: number;
  slug: string;
  title: string;
  language: string;
  publishedAt: Date | null;
  tags: TagView[];
  plain: string;
};

/** What a list shows of these posts, in their order. */
export async function listFoundPosts(tx: Executor, viewer: Viewer, ids: number[]): Promise<FoundPost[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({
      id: posts.id,
      slug: posts.slug,
      title: posts.title,
      language: posts.language,
      publishedAt: posts.publishedAt,
      tags: summaryColumns.tags,
      plain: sql<string>`left(${postSearch.plain}, ${PLAIN})`,
    })
    .from(posts)
    .innerJoin(postSearch, eq(postSearch.postId, posts.id))
    .where(and(inArray(posts.id, ids), visiblePosts(viewer)));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
