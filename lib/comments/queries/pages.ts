import 'server-only';
import { sql, type SQL } from 'drizzle-orm';
import { comments } from '@/drizzle/schema';
import { db } from '@/lib/db';

/** The order of a discussion, which pages, permalinks and the page itself go by: threads by age, answers by age. */
const ORDER = sql`thread, id`;

// Written out, not bound: PostgreSQL would take a parameter's type from the column beside it.
/** Bytes that the comments of one page add to it, the last one aside: with that one they stay under 300 kB. */
const PAGE_WEIGHT = sql`170000`;
const OWN_WEIGHT = sql`3000`;
/** In a page twice, as HTML and as data where `<` takes six bytes: an upper bound, for reading them all would cost more. */
const TEXT_WEIGHT = sql`4.5`;

/** Visible comments have a place, and removed ones above something visible. Page numbers count from 1. */
function pagedComments(postId: number): SQL {
  return sql`
    with recursive shown (id, parent_id) as (
      select id, parent_id from ${comments} where post_id = ${postId} and status = 'visible'
      union
      select above.id, above.parent_id from ${comments} above join shown on above.id = shown.parent_id
      where above.post_id = ${postId}
    ), weighed as (
      select id, coalesce(root_id, id) as thread,
        ${OWN_WEIGHT} + case when status = 'visible' then ${TEXT_WEIGHT} * octet_length(body_html) else 0 end as weight
      from ${comments} where post_id = ${postId} and id in (select id from shown)
    ), placed as (
      select id, thread, sum(weight) over (order by ${ORDER}) - weight as before from weighed
    )
    select id, thread, floor(before / ${PAGE_WEIGHT}) as bucket from placed`;
}

/** Buckets that nothing begins in, because a heavy comment fills them, are no pages. */
export const numbered = (postId: number): SQL => sql`
  select id, thread, dense_rank() over (order by bucket)::int as page from (${pagedComments(postId)}) as placed`;

export async function findPage(postId: number, page: number): Promise<{ ids: number[]; pageCount: number }> {
  const rows = await db.execute<{ id: number | null; pageCount: number }>(sql`
    with numbered as (${numbered(postId)})
    select id, page_count as "pageCount" from (select coalesce(max(page), 1) as page_count from numbered) as counted
    left join numbered on page = ${page} order by ${ORDER}`);
  return {
    ids: rows.flatMap(({ id }) => (id === null ? [] : [id])),
    pageCount: rows[0]?.pageCount ?? 1,
  };
}

export async function findPageOf(postId: number, id: number): Promise<number | null> {
  const [row] = await db.execute<{ page: number }>(
    sql`select page from (${numbered(postId)}) as numbered where id = ${id}`,
  );
  return row?.page ?? null;
}
