import type postgres from 'postgres';
import { connectForLong } from '@/lib/server/database/connect-for-long';

type LockHolder = { pid: number; program: string; role: string; tables: string };

/** Who is in the way of what waited for a lock in vain, and what ends them. @param url of PostgreSQL itself */
export async function describeLockHolders(url: string): Promise<string> {
  const sql = connectForLong(url, 'colophon look');
  try {
    const holders = await listLockHolders(sql);
    if (holders.length === 0) return 'It has ended by now: try again.';
    const words = holders.map(
      ({ pid, program, role, tables }) =>
        `${program || 'a program'} of ${role} (${tables}), in the database: select pg_terminate_backend(${pid});`,
    );
    return `Let it finish, or end it, and try again: ${words.join(' ')}`;
  } catch {
    return 'Let it finish, or end it, and try again.';
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Sessions of others that hold locks on tables of the site at this moment; those that wait for one hold none. */
async function listLockHolders(sql: postgres.ISql): Promise<LockHolder[]> {
  return sql<LockHolder[]>`
    select a.pid, a.application_name as program, a.usename as role,
      string_agg(distinct c.relname, ', ' order by c.relname) as tables
    from pg_locks l join pg_class c on c.oid = l.relation join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'relation' and l.granted and l.pid <> pg_backend_pid()
      and l.database = (select oid from pg_database where datname = current_database())
      and c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    group by a.pid, a.application_name, a.usename order by a.pid`;
}
