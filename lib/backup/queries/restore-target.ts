import 'server-only';
import type postgres from 'postgres';
import { listApplied, listTables, readJournal } from '@/lib/backup/queries/snapshot';

export type RestoreTarget = {
  /** `strange`: tables, or migrations, of something else. */
  state: 'empty' | 'site' | 'strange';
  /** For words: how many people and posts are there. */
  users: number;
  posts: number;
  /** Addresses of servers of Colophon that are connected. */
  servers: number;
};

export async function getRestoreTarget(sql: postgres.Sql): Promise<RestoreTarget> {
  const tables = new Set((await listTables(sql)).map(({ name }) => name));
  const isColophon = (await listApplied(sql)).length > 0;
  const count = async (table: string): Promise<number> => {
    if (!tables.has(table)) return 0;
    const [row] = await sql<
      { count: number }[]
    >`select count(*)::int as count from ${sql(`public.${table}`)}`;
    return row?.count ?? 0;
  };
  const [users, posts, media] = [await count('users'), await count('posts'), await count('media')];
  const [row] = await sql<{ servers: number }[]>`
    select count(*)::int as servers from pg_stat_activity
    where datname = current_database() and application_name in ('colophon', 'colophon server')`;
  const isEmpty = users + posts + media === 0;
  const isStrange = !isColophon && (tables.size > 0 || (await readJournal(sql)).length > 0);
  const state = isStrange ? 'strange' : isEmpty ? 'empty' : 'site';
  return { state, users, posts, servers: row?.servers ?? 0 };
}
