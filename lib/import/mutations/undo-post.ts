import 'server-only';
import { and, eq, getTableColumns, inArray, notExists, sql } from 'drizzle-orm';
import {
  importedFiles,
  postRevisions,
  posts,
  postTags,
  redirects,
  series,
  seriesPosts,
  tagAliases,
  tags,
} from '@/drizzle/schema';
import { alias } from 'drizzle-orm/pg-core';
import { notifyContentChanged } from '@/lib/content-changed';
import type { Executor } from '@/lib/db';
import type { PostBefore } from '@/lib/import/mutations/before-post';
import { lockSeries } from '@/lib/posts/mutations/set-post-series';
import { lockTags } from '@/lib/posts/mutations/set-post-tags';
import { indexPost } from '@/lib/search/indexing/mutations/index-post';

/** What a post was, under this name in the statement that gives it back. */
const was = alias(posts, 'was');

type Where = { importId: number; postId: number };

/** A post that was made goes for ever, one that was changed gets back what it was. @returns why it stays as it is */
export async function undoPost(tx: Executor, where: Where, before: PostBefore): Promise<string | null> {
  const { postId } = where;
  const [post] = await tx
    .select({ version: posts.version, status: posts.status, deletedAt: posts.deletedAt })
    .from(posts)
    .where(eq(posts.id, postId))
    .for('update');
  if (!post) return null;
  const why =
    before.post === null ? await whyNewStays(tx, where, before, post) : whyChangedStays(before, post);
  if (why) return why;
  await lockTags(tx);
  await lockSeries(tx);
  if (before.post === null) await tx.delete(posts).where(eq(posts.id, postId));
  else await restore(tx, postId, before);
  await removeMade(tx, before);
  await notifyContentChanged(tx);
  return null;
}

type Now = { version: number; status: string; deletedAt: Date | null };

const EDITED = 'it was changed since';

function whyChangedStays(before: PostBefore, { version, status, deletedAt }: Now): string | null {
  if (deletedAt) return 'it is in the bin';
  return version !== before.version || status !== before.status ? EDITED : null;
}

async function whyNewStays(
  tx: Executor,
  { importId, postId }: Where,
  before: PostBefore,
  { version, status }: Now,
): Promise<string | null> {
  if (version !== before.version || status !== before.status) return EDITED;
  const [found] = await tx.execute<{ isBegun: boolean; isTalkedAbout: boolean }>(sql`
    select exists (select from working_copies where post_id = ${postId}) as "isBegun",
      exists (select from comments c where c.post_id = ${postId} and not exists (
        select from import_items i where i.kind = 'comment' and i.target_id = c.id and i.import_id = ${importId}
      )) as "isTalkedAbout"`);
  if (found?.isBegun) return 'somebody has begun to change it';
  return found?.isTalkedAbout ? 'somebody has commented on it since' : null;
}

async function restore(tx: Executor, postId: number, before: PostBefore): Promise<void> {
  const { id: _, ...columns } = getTableColumns(was);
  await tx
    .update(posts)
    .set(Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, sql`${column}`])))
    .from(sql`jsonb_populate_record(null::posts, ${JSON.stringify(before.post)}::jsonb) as was`)
    .where(eq(posts.id, postId));
  await tx
    .delete(postRevisions)
    .where(and(eq(postRevisions.postId, postId), sql`${postRevisions.id} > ${before.lastRevision}`));
  await restoreTags(tx, postId, before);
  await restoreSeries(tx, postId, before);
  await tx.delete(redirects).where(eq(redirects.postId, postId));
  await tx.execute(sql`insert into redirects
    select * from jsonb_populate_recordset(null::redirects, ${JSON.stringify(before.redirects)}::jsonb) on conflict do nothing`);
  const memory = JSON.stringify(before.memory === null ? [] : [before.memory]);
  await tx.delete(importedFiles).where(eq(importedFiles.postId, postId));
  await tx.execute(sql`insert into imported_files
    select * from jsonb_populate_recordset(null::imported_files, ${memory}::jsonb) on conflict do nothing`);
  await indexPost(tx, postId);
}

async function restoreTags(tx: Executor, postId: number, before: PostBefore): Promise<void> {
  await tx.delete(postTags).where(eq(postTags.postId, postId));
  for (const { tag, position } of before.tags) {
    // One that no post had any more is made again, as it was.
    await tx.execute(sql`insert into tags overriding system value
      select * from jsonb_populate_record(null::tags, ${JSON.stringify(tag)}::jsonb) on conflict do nothing`);
    await tx.execute(sql`insert into post_tags (post_id, tag_id, position)
      select ${postId}, id, ${position}::int from tags where id = ${Number(tag.id)}`);
  }
}

async function restoreSeries(tx: Executor, postId: number, before: PostBefore): Promise<void> {
  await tx.delete(seriesPosts).where(eq(seriesPosts.postId, postId));
  if (before.series === null) return;
  const { series: row, position } = before.series;
  await tx.execute(sql`insert into series overriding system value
    select * from jsonb_populate_record(null::series, ${JSON.stringify(row)}::jsonb) on conflict do nothing`);
  await tx.execute(sql`insert into series_posts (post_id, series_id, position)
    select ${postId}, id, ${position}::int from series where id = ${Number(row.id)}`);
}

/** Tags and series that came with it, where nothing else has them by now and nobody has tended them. */
async function removeMade(tx: Executor, { madeTags, madeSeries }: PostBefore): Promise<void> {
  const one = { one: sql`1` };
  if (madeTags.length > 0)
    await tx
      .delete(tags)
      .where(
        and(
          inArray(tags.id, madeTags),
          eq(tags.description, ''),
          notExists(tx.select(one).from(postTags).where(eq(postTags.tagId, tags.id))),
          notExists(tx.select(one).from(tagAliases).where(eq(tagAliases.tagId, tags.id))),
        ),
      );
  if (madeSeries !== null)
    await tx
      .delete(series)
      .where(
        and(
          eq(series.id, madeSeries),
          eq(series.description, ''),
          notExists(tx.select(one).from(seriesPosts).where(eq(seriesPosts.seriesId, series.id))),
        ),
      );
}
