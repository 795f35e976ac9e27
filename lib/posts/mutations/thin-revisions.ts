import 'server-only';
import { sql } from 'drizzle-orm';
import { posts, postRevisions } from '@/drizzle/schema';
import { allowLongStatements, db } from '@/lib/db';

/**
 * Of a day all revisions stay, then of each hour the last, after thirty days of each day, after a year of each month.
 * A named one stays for good, and so do the newest and the first of a post, and the one that is its present text.
 */
export async function thinRevisions(): Promise<void> {
  await db.transaction(async (tx) => {
    await allowLongStatements(tx);
    await tx.execute(sql`
    delete from ${postRevisions} where ${postRevisions.id} in (
      select ranked.id from (
        select r.id, r.name, r.created_at, r.version = p.version as is_present,
          row_number() over (partition by r.post_id order by r.id desc) as from_newest,
          row_number() over (partition by r.post_id order by r.id) as from_first,
          row_number() over (partition by r.post_id, ${span} order by r.id desc) as in_span
        from ${postRevisions} r join ${posts} p on p.id = r.post_id
      ) ranked
      where ranked.in_span > 1 and ranked.from_newest > 1 and ranked.from_first > 1
        and ranked.name = '' and not ranked.is_present and ranked.created_at < now() - interval '1 day')`);
  });
}

const span = sql`case
  when r.created_at > now() - interval '30 days' then date_trunc('hour', r.created_at, 'UTC')
  when r.created_at > now() - interval '1 year' then date_trunc('day', r.created_at, 'UTC')
  else date_trunc('month', r.created_at, 'UTC') end`;
