import 'server-only';
import type postgres from 'postgres';

export type HeldLock = {
  table: string;
  /** Whom it keeps waiting: everybody, or who writes. */
  stops: 'readers and writers' | 'writers';
  /** As PostgreSQL calls it (https://www.postgresql.org/docs/current/explicit-locking.html). */
  mode: string;
};

/** Locks of this transaction on tables of a schema that keep others waiting, the strongest of each table. */
export async function heldLocks(tx: postgres.TransactionSql, schema: string): Promise<HeldLock[]> {
  const rows = await tx<{ table: string; mode: string }[]>`
    select distinct on (c.relname) c.relname as table, l.mode
    from pg_locks l join pg_class c on c.oid = l.relation
    where l.pid = pg_backend_pid() and l.locktype = 'relation' and l.granted and c.relkind = 'r'
      and c.relnamespace = ${schema}::regnamespace
      and l.mode in ('AccessExclusiveLock', 'ExclusiveLock', 'ShareRowExclusiveLock', 'ShareLock')
    order by c.relname, array_position(array['AccessExclusiveLock', 'ExclusiveLock', 'ShareRowExclusiveLock', 'ShareLock'], l.mode)`;
  return rows.map(({ table, mode }) => ({
    table,
    mode,
    stops: mode === 'AccessExclusiveLock' ? 'readers and writers' : 'writers',
  }));
}
