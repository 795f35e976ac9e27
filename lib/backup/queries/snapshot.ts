import 'server-only';
import type { Readable } from 'node:stream';
import type postgres from 'postgres';
import { fits } from '@/lib/backup/archive/manifest';
import { connectForLong } from '@/lib/server/database/connect-for-long';
import { knownMigrations } from '@/lib/server/database/migrate-schema';

/** A table as the catalog knows it; generated columns are made anew by whoever loads the rows. */
export type StoredTable = { name: string; columns: string[]; key: { name: string; isText: boolean }[] };

export type Applied = { when: number; hash: string };

/** One moment of the database: whatever is written meanwhile is not seen. @param url of PostgreSQL itself, no pooler */
export async function inSnapshot<T>(
  url: string,
  run: (tx: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  const sql = connectForLong(url, 'colophon backup');
  try {
    return (await sql.begin('isolation level repeatable read read only', run)) as T;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Those that survive a crash, in the order of their names, without what belongs to extensions. */
export async function listTables(sql: postgres.ISql, schema = 'public'): Promise<StoredTable[]> {
  return sql<StoredTable[]>`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select json_agg(json_build_object('name', a.attname, 'isText', a.attcollation <> 0) order by k.n)
        from pg_index i cross join unnest(i.indkey) with ordinality as k (attnum, n)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary), '[]') as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relkind = 'r' and c.relpersistence = 'p'
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by c.relname collate "C"`;
}

/** The tables of an archive, and the names of those of others that none can hold. */
export async function listArchivable(
  sql: postgres.ISql,
  leftOut: string[],
): Promise<{ tables: StoredTable[]; unfit: string[] }> {
  const tables = (await listTables(sql)).filter(({ name }) => !leftOut.includes(name));
  return {
    tables: tables.filter(fits),
    unfit: tables.filter((table) => !fits(table)).map(({ name }) => name),
  };
}

/** Null where none was given yet. Sequences know no moment: what they say is later than the snapshot, never before. */
export async function listSequences(sql: postgres.ISql): Promise<{ name: string; last: string | null }[]> {
  return sql`
    select sequencename as name, last_value::text as last from pg_sequences
    where schemaname = 'public' and sequencename ~ '^[a-z_][a-z0-9_]*$' order by sequencename collate "C"`;
}

/** Empty where Colophon has never been; others keep their migrations in a table of that name, too. */
export async function listApplied(sql: postgres.ISql): Promise<Applied[]> {
  const [journal, [first]] = [await readJournal(sql), await knownMigrations()];
  return journal[0]?.when === first!.when ? journal : [];
}

/** Whoever's migrations they are. */
export async function readJournal(sql: postgres.ISql): Promise<Applied[]> {
  const [found] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as "isThere"`;
  if (!found?.isThere) return [];
  const rows = await sql<{ hash: string; when: string }[]>`
    select hash, created_at::text as when from drizzle.__drizzle_migrations order by created_at, id`;
  return rows.map(({ hash, when }) => ({ hash, when: Number(when) }));
}

/** Also of a database whose pictures had no editions yet. */
export async function listPictures(sql: postgres.ISql): Promise<{ name: string; edition: number }[]> {
  return sql`
    select name, coalesce((to_jsonb(m) ->> 'edition')::int, 1) as edition from public.media m order by name`;
}

export async function getServer(sql: postgres.ISql): Promise<{ version: string; bytes: number }> {
  const [found] = await sql<{ version: string; bytes: string }[]>`
    select current_setting('server_version') as version,
      (select coalesce(sum(pg_table_size(c.oid)), 0)::text from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r') as bytes`;
  return { version: found!.version, bytes: Number(found!.bytes) };
}

/** The rows in COPY's text format, in an order that does not depend on where they lie or on the server's language. */
export async function copyOut(sql: postgres.ISql, table: StoredTable, schema = 'public'): Promise<Readable> {
  const order = table.key.map(
    ({ name, isText }, index) =>
      sql`${index > 0 ? sql`,` : sql``} ${sql(name)} ${isText ? sql`collate "C"` : sql``}`,
  );
  const rows = await sql`
    copy (select ${sql(table.columns)} from ${sql(`${schema}.${table.name}`)}
      order by ${order.length > 0 ? order : sql`ctid`}) to stdout`.readable();
  // The driver stops the socket while nobody reads, and forgets it where the last rows and the end came in one piece.
  rows.once('end', () => rows._read(0));
  return rows;
}
