import 'server-only';
import type postgres from 'postgres';

export type LockHolder = { pid: number; program: string; role: string; tables: string };

/** Sessions of others that hold locks on tables of the site at this moment; those that wait for one hold none. */
export async function listLockHolders(sql: postgres.ISql): Promise<LockHolder[]> {
  return sql<LockHolder[]>`
    select a.pid, a.application_name as program, a.usename as role,
      string_agg(distinct c.relname, ', ' order by c.relname) as tables
    from pg_locks l join pg_class c on c.oid = l.relation join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'relation' and l.granted and l.pid <> pg_backend_pid()
      and l.database = (select oid from pg_database where datname = current_database())
      and c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    group by a.pid, a.application_name, a.usename order by a.pid`;
}
