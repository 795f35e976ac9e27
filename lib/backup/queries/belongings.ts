import 'server-only';
import type postgres from 'postgres';

/** `table moods`, `function mood_of(integer)`: what is in a schema, but for what belongs to extensions or to tables. */
export async function listBelongings(sql: postgres.ISql, schema: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select distinct i.type || ' ' || case when starts_with(i.identity, quote_ident(i.schema) || '.')
      then substr(i.identity, length(quote_ident(i.schema)) + 2) else i.identity end as name
    from pg_depend d cross join lateral pg_identify_object(d.classid, d.objid, 0) i
    where d.refclassid = 'pg_namespace'::regclass and d.refobjid = to_regnamespace(${schema}) and d.deptype = 'n'
      and d.classid <> 'pg_extension'::regclass
      and not exists (select from pg_depend o where o.classid = d.classid and o.objid = d.objid
        and (o.deptype = 'e' or o.deptype in ('a', 'i') and o.refclassid = 'pg_class'::regclass))
    order by 1`;
  return rows.map(({ name }) => name);
}
