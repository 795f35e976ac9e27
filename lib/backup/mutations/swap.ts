import 'server-only';
import type postgres from 'postgres';
import type { Scratch } from '@/lib/backup/mutations/scratch';
import { listTables } from '@/lib/backup/queries/snapshot';

/**
 * Puts a scratch at the newest migration in the place of `public`, in one transaction: whoever looks sees the one or the
 * other. What the restored site does not know is set aside in a schema and not thrown away.
 * @returns the schema and the tables in it; null where nothing was strange
 */
export async function putInPlace(scratch: Scratch): Promise<{ schema: string; tables: string[] } | null> {
  const replaced = `colophon_replaced_${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`;
  return scratch.sql.begin(async (tx) => {
    await carryBackups(tx, scratch.schema);
    await tx`select set_config('colophon.scratch', ${scratch.schema}, true), set_config('colophon.replaced', ${replaced}, true)`;
    await takeJournal(tx, scratch.schema);
    await moveAll(tx);
    await noteLostPictures(tx, replaced);
    await dropReplaced(tx);
    const left = await tx<{ name: string }[]>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ${replaced} and c.relkind = 'r' order by 1`;
    if (left.length === 0) await tx`drop schema ${tx(replaced)} cascade`;
    await tx`drop schema ${tx(scratch.schema)} cascade`;
    await tx`select pg_notify('content_changed', '')`;
    return left.length > 0 ? { schema: replaced, tables: left.map(({ name }) => name) } : null;
  });
}

/** Which archives there are is true of this machine, whatever is restored. */
async function carryBackups(tx: postgres.TransactionSql, schema: string): Promise<void> {
  const [mine, fresh] = await Promise.all([listTables(tx), listTables(tx, schema)]).then((lists) =>
    lists.map((tables) => tables.find(({ name }) => name === 'backups')?.columns ?? []),
  );
  const columns = fresh!.filter((column) => mine!.includes(column));
  if (columns.length === 0) return;
  await tx`
    insert into ${tx(`${schema}.backups`)} (${tx(columns)}) overriding system value
    select ${tx(columns)} from public.backups`;
  await tx`
    select setval(pg_get_serial_sequence(${`${schema}.backups`}, 'id'), max(id)) from ${tx(`${schema}.backups`)}
    having max(id) is not null`;
}

async function takeJournal(tx: postgres.TransactionSql, schema: string): Promise<void> {
  await tx`create schema if not exists drizzle`;
  await tx`
    create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`;
  await tx`delete from drizzle.__drizzle_migrations`;
  await tx`
    insert into drizzle.__drizzle_migrations (hash, created_at)
    select hash, created_at from ${tx(`${schema}.__drizzle_migrations`)} order by id`;
  await tx`drop table ${tx(`${schema}.__drizzle_migrations`)}`;
}

/** Tables take their indexes, keys, triggers and numbering along. What belongs to extensions stays where it is. */
async function moveAll(tx: postgres.TransactionSql): Promise<void> {
  await tx`
    do $$ declare move record; one record; begin
      execute format('create schema %I', current_setting('colophon.replaced'));
      for one in select extname from pg_extension where extnamespace = current_setting('colophon.scratch')::regnamespace loop
        execute format('drop extension %I cascade', one.extname);
      end loop;
      for move in select * from (values
        ('public', current_setting('colophon.replaced')), (current_setting('colophon.scratch'), 'public')) as m (source, target)
      loop
        for one in
          select statement from (
            select 1 as step, c.oid, format('alter table %s set schema %I', c.oid::regclass, move.target) as statement
            from pg_class c where c.relnamespace = move.source::regnamespace and c.relkind = 'r'
              and pg_has_role(c.relowner, 'usage')
              and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
            union all
            select 2, c.oid, format('alter sequence %s set schema %I', c.oid::regclass, move.target)
            from pg_class c where c.relnamespace = move.source::regnamespace and c.relkind = 'S'
              and pg_has_role(c.relowner, 'usage')
              and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i', 'e'))
            union all
            select 3, p.oid, format('alter routine %s set schema %I', p.oid::regprocedure, move.target)
            from pg_proc p where p.pronamespace = move.source::regnamespace and pg_has_role(p.proowner, 'usage')
              and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
            union all
            select 4, t.oid, format('alter type %s set schema %I', t.oid::regtype, move.target)
            from pg_type t where t.typnamespace = move.source::regnamespace and t.typtype in ('e', 'd')
              and pg_has_role(t.typowner, 'usage')
              and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
          ) as moves order by step, oid
        loop execute one.statement; end loop;
      end loop;
    end $$`;
}

/** Files of pictures that the restored site does not have are removed by housekeeping, as those of replaced ones are. */
async function noteLostPictures(tx: postgres.TransactionSql, replaced: string): Promise<void> {
  const [found] = await tx`
    select to_regclass(${`${replaced}.media`}) is not null and to_regclass('public.media_leftovers') is not null as "isThere"`;
  if (!found?.isThere) return;
  await tx`
    insert into public.media_leftovers (base, remove_after)
    select distinct regexp_replace(gone.name, '\\.webp$', '') || case when gone.edition > 1 then '_' || gone.edition else '' end,
      now() + interval '1 hour'
    from (select name, coalesce((to_jsonb(m) ->> 'edition')::int, 1) as edition from ${tx(`${replaced}.media`)} m) as gone
    where not exists (select from public.media m where m.name = gone.name and m.edition = gone.edition)
    on conflict do nothing`;
}

async function dropReplaced(tx: postgres.TransactionSql): Promise<void> {
  await tx`
    do $$ declare one record; begin
      for one in select c.oid::regclass as name from pg_class c
        where c.relnamespace = current_setting('colophon.replaced')::regnamespace and c.relkind = 'r'
          and to_regclass(format('public.%I', c.relname)) is not null
      loop execute format('drop table %s cascade', one.name); end loop;
    end $$`;
}
