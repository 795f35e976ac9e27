import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { posts, seriesPosts } from '@/drizzle/schema';
import { notifyContentChanged } from '@/lib/content-changed';
import { discussionName, POST_LISTS, postName, seriesName } from '@/lib/content-names';
import type { Executor } from '@/lib/db';
import { framePathsOf } from '@/lib/posts/queries/hidden-links';
import { isPublicPost, newestFirst, oldestFirst } from '@/lib/posts/queries/visibility';

/**
 * In the transaction, after the change: tells of the post, of lists, and of those beside it and in its series, which name it or did,
 * and of everything where all pages have a link to it, which they leave out while it is not public.
 */
export async function notifyPostChanged(tx: Executor, id: number): Promise<void> {
  if ((await framePathsOf(tx, id)).length > 0) return notifyContentChanged(tx);
  const place = sql`(select ${posts.publishedAt}, ${posts.id} from ${posts} where ${posts.id} = ${id}::int)`;
  const beside = await tx.execute<{ id: number }>(sql`
    (select id from ${posts} where ${isPublicPost} and (${posts.publishedAt}, ${posts.id}) < ${place}
      order by ${sql.join(newestFirst, sql`, `)} limit 1)
    union all
    (select id from ${posts} where ${isPublicPost} and (${posts.publishedAt}, ${posts.id}) > ${place}
      order by ${sql.join(oldestFirst, sql`, `)} limit 1)`);
  const names = [id, ...beside.map((post) => post.id)].map(postName);
  const inSeries = await tx
    .select({ id: seriesPosts.seriesId })
    .from(seriesPosts)
    .where(eq(seriesPosts.postId, id));
  names.push(...inSeries.map((series) => seriesName(series.id)));
  await notifyContentChanged(tx, [...names, discussionName(id), POST_LISTS]);
}
