import 'server-only';
import type postgres from 'postgres';
import type { Scratch } from '@/lib/backup/mutations/scratch';
import { listBelongings } from '@/lib/backup/queries/belongings';
import { listApplied, listTables } from '@/lib/backup/queries/snapshot';

export type PutInPlace = {
  /** What the restored site does not know, in a schema of its own; null where nothing was strange. */
  setAside: { schema: string; names: string[] } | null;
  /** What was there without being of a site, and was left as it was. */
  leftAlone: string[];
};

/**
 * Puts a scratch at the newest migration in the place of `public`, in one transaction: whoever looks sees the one or the
 * other. Where a site was, what the restored one does not know is set aside; where none was, all is left.
 */
export async function putInPlace(scratch: Scratch): Promise<PutInPlace> {
  const replaced = `colophon_replaced_${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`;
  return scratch.sql.begin(async (tx) => {
    const isSite = (await listApplied(tx)).length > 0;
    const leftAlone = isSite ? [] : await listBelongings(tx, 'public');
    await carryBackups(tx, scratch.schema);
    await tx`select set_config('colophon.scratch', ${scratch.schema}, true), set_config('colophon.replaced', ${replaced}, true),
      set_config('colophon.moved', ${isSite ? 'public' : ''}, true)`;
    await takeJournal(tx, scratch.schema);
    await moveAll(tx);
    await noteLostPictures(tx, replaced);
    await dropTables(tx);
    await dropRest(tx);
    const names = await listBelongings(tx, replaced);
    if (names.length === 0) await tx`drop schema ${tx(replaced)}`;
    await tx`drop schema ${tx(scratch.schema)} cascade`;
    await tx`select pg_notify('content_changed', '')`;
    return { setAside: names.length > 0 ? { schema: replaced, names } : null, leftAlone };
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
        (to_regnamespace(nullif(current_setting('colophon.moved'), '')), current_setting('colophon.replaced')),
        (current_setting('colophon.scratch')::regnamespace, 'public')) as m (source, target)
      loop
        for one in
          select statement from (
            select 1 as step, c.oid, format('alter table %s set schema %I', c.oid::regclass, move.target) as statement
            from pg_class c where c.relnamespace = move.source and c.relkind in ('r', 'p')
              and pg_has_role(c.relowner, 'usage')
              and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
            union all
            select 2, c.oid, format('alter sequence %s set schema %I', c.oid::regclass, move.target)
            from pg_class c where c.relnamespace = move.source and c.relkind = 'S'
              and pg_has_role(c.relowner, 'usage')
              and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i', 'e'))
            union all
            select 3, p.oid, format('alter routine %s set schema %I', p.oid::regprocedure, move.target)
            from pg_proc p where p.pronamespace = move.source and pg_has_role(p.proowner, 'usage')
              and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
            union all
            select 4, t.oid, format('alter type %s set schema %I', t.oid::regtype, move.target)
            from pg_type t where t.typnamespace = move.source and t.typtype in ('e', 'd')
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

/** All in one statement that takes nothing else along: whatever depends on one of them is somebody else's. */
async function dropTables(tx: postgres.TransactionSql): Promise<void> {
  await tx`
    do $$ declare one record; names text; known oid[]; begin
      select array_agg(c.oid), string_agg(c.oid::regclass::text, ', ') into known, names from pg_class c
      where c.relnamespace = current_setting('colophon.replaced')::regnamespace and c.relkind = 'r'
        and to_regclass(format('public.%I', c.relname)) is not null;
      for one in select conrelid::regclass as name, conname from pg_constraint
        where contype = 'f' and confrelid = any(known) and conrelid <> all(known)
          and connamespace = current_setting('colophon.replaced')::regnamespace
      loop execute format('alter table %s drop constraint %I', one.name, one.conname); end loop;
      if names is not null then execute format('drop table %s', names); end if;
    end $$`;
}

/** What has its like in the restored site goes, unless something that was set aside needs it. */
async function dropRest(tx: postgres.TransactionSql): Promise<void> {
  await tx`
    do $$ declare one record; begin
      for one in
        select statement from (
          select 1 as step, format('drop sequence %s', c.oid::regclass) as statement
          from pg_class c where c.relnamespace = current_setting('colophon.replaced')::regnamespace and c.relkind = 'S'
            and to_regclass(format('public.%I', c.relname)) is not null
            and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i'))
          union all
          select 2, format('drop routine %s', p.oid::regprocedure)
          from pg_proc p where p.pronamespace = current_setting('colophon.replaced')::regnamespace
            and exists (select from pg_proc o where o.pronamespace = 'public'::regnamespace and o.proname = p.proname
              and o.pronargs = p.pronargs)
          union all
          select 3, format('drop type %s', t.oid::regtype)
          from pg_type t where t.typnamespace = current_setting('colophon.replaced')::regnamespace and t.typtype in ('e', 'd')
            and to_regtype(format('public.%I', t.typname)) is not null
        ) as drops order by step
      loop
        begin execute one.statement; exception when dependent_objects_still_exist then null; end;
      end loop;
    end $$`;
}
