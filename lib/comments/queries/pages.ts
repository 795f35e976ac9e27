import 'server-only';
import { sql, type SQL } from 'drizzle-orm';
import { comments, postStats } from '@/drizzle/schema';
import { db } from '@/lib/db';

/** The order of a discussion, which pages, permalinks and the page itself go by: threads by age, answers by age. */
const [FORWARD, BACKWARD] = [sql`thread_id, id`, sql`thread_id desc, id desc`];

/** Bytes that the comments of one page add to it, the last one aside: with that one they stay under 300 kB. */
const PAGE_WEIGHT = 170_000;
const OWN_WEIGHT = 3000;
/** In a page twice, as HTML and as data where `<` takes six bytes: an upper bound, for reading them all would cost more. */
const TEXT_WEIGHT = 4.5;

/** No comment weighs a whole page (`page_bytes` ends at 32 kB), so something begins on each, and so many at most. */
const MOST_ON_PAGE = Math.ceil(PAGE_WEIGHT / OWN_WEIGHT);

const weightOf = (count: number, bytes: number) => OWN_WEIGHT * count + TEXT_WEIGHT * bytes;
const pageAt = (before: number) => Math.floor(before / PAGE_WEIGHT) + 1;

type Place = { threadId: number; id: number };
/** `middle`: about there ends the first half of it, as a `thread_id`. */
type Discussion = { held: Place[]; weight: number; pageCount: number; middle: number };

/** Visible comments have a place, and removed ones above something visible. Page numbers count from 1. */
export async function findPage(postId: number, page: number): Promise<{ ids: number[]; pageCount: number }> {
  const { held, weight, pageCount } = await weigh(postId);
  if (page > pageCount) return { ids: [], pageCount };
  // From the nearer end: what comes before a page is summed up, but neither read nor sorted.
  const isLate = page > pageCount / 2;
  const [begin, end] = [(page - 1) * PAGE_WEIGHT, page * PAGE_WEIGHT];
  const [order, border] = isLate ? [BACKWARD, sql`< ${end}::float8`] : [FORWARD, sql`>= ${begin}::float8`];
  const own = sql`${OWN_WEIGHT}::float8 + ${TEXT_WEIGHT}::float8 * page_bytes`;
  const before = isLate ? sql`${weight}::float8 - summed` : sql`summed - own`;
  const rows = await db.execute<{ id: number; before: number }>(sql`
    select id, ${before} as before from (
      select id, thread_id, ${own} as own, sum(${own}) over (order by ${order} rows unbounded preceding) as summed
      from (${shownComments(postId, held, order)}) as shown
    ) as placed where ${before} ${border} order by ${order} limit ${MOST_ON_PAGE + 1}`);
  const onPage = rows.filter((row) => row.before >= begin && row.before < end);
  return { ids: (isLate ? onPage.toReversed() : onPage).map(({ id }) => id), pageCount };
}

type Small = Place & { parentId: number | null; status: string; pageBytes: number };

/** Rows that one page may have; a discussion with more, removed ones counted in, is looked up page by page. */
export const MOST_READ_AT_ONCE = MOST_ON_PAGE;

/** All of a discussion that is one page, in its order, by its rows alone; null where it is longer. */
export function onOnePage<Row extends Small>(rows: Row[]): Row[] | null {
  if (rows.length > MOST_READ_AT_ONCE) return null;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const placed = new Set<Row>();
  for (const row of rows) {
    if (row.status !== 'visible') continue;
    for (let above: Row | undefined = row; above && !placed.has(above); above = byId.get(above.parentId ?? 0))
      placed.add(above);
  }
  const bytes = rows.reduce((sum, row) => sum + (row.status === 'visible' ? row.pageBytes : 0), 0);
  if (weightOf(placed.size, bytes) >= PAGE_WEIGHT) return null;
  return [...placed].sort((one, other) => (isBefore(one, other) ? -1 : 1));
}

/** Null where it has no place. */
export async function findPageOf(postId: number, id: number): Promise<number | null> {
  const { held, weight, middle } = await weigh(postId);
  const [comment] = await db.execute<{ threadId: number; status: string }>(
    sql`select thread_id as "threadId", status from ${comments} where id = ${id} and post_id = ${postId}`,
  );
  if (!comment) return null;
  if (comment.status !== 'visible' && !held.some((one) => one.id === id)) return null;
  const place = { threadId: comment.threadId, id };
  const isLate = place.threadId > middle;
  const [rest] = await db.execute<{ count: number; bytes: number }>(sql`
    select count(*)::int as count, coalesce(sum(page_bytes), 0)::float8 as bytes from ${comments}
    where post_id = ${postId} and status = 'visible'
      and (thread_id, id) ${isLate ? sql`>=` : sql`<`} (${place.threadId}::int, ${id}::int)`);
  const heldThere = held.filter((one) => isBefore(one, place) !== isLate).length;
  const summed = weightOf(rest!.count + heldThere, rest!.bytes);
  return pageAt(isLate ? weight - summed : summed);
}

/** Ids in the order of the discussion. */
export async function listPlaces(postId: number, after: Place | null, limit: number): Promise<number[]> {
  const held = await listHeld(postId);
  const rows = await db.execute<{ id: number }>(sql`
    select id from (${shownComments(postId, held, FORWARD, after)}) as shown order by ${FORWARD} limit ${limit}`);
  return rows.map(({ id }) => id);
}

type Facts = {
  count: number;
  bytes: number;
  firstThread: number;
  threadId: number | null;
  id: number;
  lastBytes: number;
};

/** By the counters of the post, so that a long discussion costs what a short one does. */
async function weigh(postId: number): Promise<Discussion> {
  const [held, [facts]] = await Promise.all([
    listHeld(postId),
    db.execute<Facts>(sql`
      select visible_comments as count, visible_bytes::float8 as bytes, (
          select thread_id from ${comments}
          where post_id = ${postId} and status = 'visible' order by ${FORWARD} limit 1
        ) as "firstThread", last.thread_id as "threadId", last.id, last.page_bytes as "lastBytes"
      from ${postStats} left join lateral (
        select thread_id, id, page_bytes from ${comments}
        where post_id = ${postId} and status = 'visible' order by ${BACKWARD} limit 1
      ) as last on true where ${postStats.postId} = ${postId}`),
  ]);
  if (!facts || facts.threadId === null) return { held: [], weight: 0, pageCount: 1, middle: 0 };
  const last = { threadId: facts.threadId, id: facts.id };
  const weight = weightOf(facts.count + held.length, facts.bytes);
  const lastWeight = held.some((one) => isBefore(last, one)) ? OWN_WEIGHT : weightOf(1, facts.lastBytes);
  const middle = (facts.firstThread + facts.threadId) / 2;
  return { held, weight, pageCount: pageAt(weight - lastWeight), middle };
}

/** Removed comments that hold something visible below them. */
async function listHeld(postId: number): Promise<Place[]> {
  return db.execute<Place>(sql`
    with recursive held (id, parent_id, thread_id) as (
      select id, parent_id, thread_id from ${comments} as above
      where post_id = ${postId} and status in ('hidden', 'deleted')
        and exists (select from ${comments} as below where below.parent_id = above.id and below.status = 'visible')
      union
      select above.id, above.parent_id, above.thread_id
      from held join ${comments} as above on above.id = held.parent_id and above.status <> 'visible'
    )
    select id, thread_id as "threadId" from held`);
}

/** Each part in order by itself: then PostgreSQL merges them, and stops where the page is full. */
function shownComments(postId: number, held: Place[], order: SQL, after: Place | null = null): SQL {
  const beyond = after ? sql`and (thread_id, id) > (${after.threadId}::int, ${after.id}::int)` : sql``;
  const array = (numbers: number[]) => sql`${`{${numbers.join(',')}}`}::int[]`;
  const ids = array(held.map(({ id }) => id));
  const threadIds = array(held.map(({ threadId }) => threadId));
  return sql`
    (select thread_id, id, page_bytes from ${comments}
      where post_id = ${postId} and status = 'visible' ${beyond} order by ${order})
    union all
    (select thread_id, id, 0 from unnest(${threadIds}, ${ids}) as held (thread_id, id)
      where true ${beyond} order by ${order})`;
}

const isBefore = (one: Place, other: Place) =>
  one.threadId < other.threadId || (one.threadId === other.threadId && one.id < other.id);
