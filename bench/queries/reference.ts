import { sql, type SQL } from 'drizzle-orm';
import type postgres from 'postgres';
import { db } from '@/lib/db';
import { median } from '../quantile';
import { costOfRun } from './measure';

const isPublic = sql`status = 'published' and deleted_at is null and kind = 'post' and published_at <= now()`;

/**
 * Plain statements whose cost (milliseconds of CPU) is known from the machine and the data that the bounds are from. They
 * depend on no index that was made for the bounds, so how much faster this machine is shows in them alone. They are of
 * several kinds, counting in an index, reading rows, sorting and sending many, because machines differ in each.
 */
const references: { name: string; then: number; statement: SQL }[] = [
  { name: 'count of public posts', then: 6.6, statement: sql`select count(*) from posts where ${isPublic}` },
  {
    name: 'years, by grouping all posts',
    then: 31,
    statement: sql`select extract(year from published_at at time zone 'UTC')::int, count(*)::int
      from posts where ${isPublic} group by 1 order by 1 desc`,
  },
  {
    name: '40,000 addresses, newest first',
    then: 37,
    statement: sql`select slug, greatest(updated_at, published_at) from posts where ${isPublic}
      order by published_at desc nulls last, id desc nulls last limit 40000`,
  },
  {
    name: 'count of all comments',
    then: 66,
    statement: sql`select count(*) from comments where status <> 'deleted'`,
  },
];

/** How much CPU this machine takes where the other took one. */
export async function findSpeed(admin: postgres.Sql): Promise<{ speed: number; shares: [string, number][] }> {
  const shares: [string, number][] = [];
  for (const { name, then, statement } of references)
    shares.push([name, (await costOfRun(admin, () => db.execute(statement))).execution / then]);
  return { speed: median(shares.map(([, share]) => share)), shares };
}
