import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';

type Column = {
  table: string;
  column: string;
  type: string;
  isNullable: boolean;
  hasDefault: boolean;
  /** What it points at, as table and column. */
  target: [table: string, column: string] | null;
  choices: string[] | null;
};

/** Rows of two kinds in every table: with nothing that may be left out, and with everything. */
export async function fillTables(sql: postgres.Sql): Promise<void> {
  const columns = await readColumns(sql);
  const tables = [...new Set(columns.map(({ table }) => table))];
  for (const table of inOrder(tables, columns)) {
    const own = columns.filter((column) => column.table === table);
    for (const isFull of [false, true]) await insertRow(sql, table, own, isFull);
  }
}

async function readColumns(sql: postgres.Sql): Promise<Column[]> {
  return sql<Column[]>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
      not a.attnotnull as "isNullable", (a.atthasdef or a.attidentity <> '') as "hasDefault",
      (select array[f.relname, fa.attname] from pg_constraint k
        join pg_class f on f.oid = k.confrelid
        join pg_attribute fa on fa.attrelid = k.confrelid and fa.attnum = k.confkey[1]
        where k.conrelid = c.oid and k.contype = 'f' and k.conkey = array[a.attnum] limit 1) as target,
      (select array_agg(e.enumlabel order by e.enumsortorder) from pg_enum e where e.enumtypid = a.atttypid) as choices
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attgenerated = ''
    order by c.relname, a.attnum`;
}

/** What is pointed at comes first; a table may point at itself. */
function inOrder(tables: string[], columns: Column[]): string[] {
  const placed: string[] = [];
  const targetsOf = (name: string) =>
    columns.flatMap(({ table, target }) =>
      table === name && target && target[0] !== name ? [target[0]] : [],
    );
  while (placed.length < tables.length) {
    const ready = tables.filter(
      (table) => !placed.includes(table) && targetsOf(table).every((name) => placed.includes(name)),
    );
    if (ready.length === 0) throw new Error('the tables point at each other in a circle');
    placed.push(...ready);
  }
  return placed;
}

let rows = 0;

async function insertRow(
  sql: postgres.Sql,
  table: string,
  columns: Column[],
  isFull: boolean,
): Promise<void> {
  rows++;
  const row: Record<string, unknown> = {};
  for (const column of columns) {
    // The database gives numbers itself, and the site has one row.
    if (column.column === 'id' && column.hasDefault) continue;
    if (!isFull && (column.isNullable || column.hasDefault)) continue;
    row[column.column] = await valueFor(sql, column);
  }
  await sql`insert into ${sql(table)} ${
    Object.keys(row).length > 0 ? sql(row as Record<string, string>) : sql`default values`
  } on conflict do nothing`;
}

async function valueFor(sql: postgres.Sql, { type, target, choices }: Column): Promise<unknown> {
  if (target) {
    const [found] = await sql<{ value: unknown }[]>`
      select ${sql(target[1])} as value from ${sql(target[0])} order by 1 desc limit 1`;
    return found?.value ?? null;
  }
  // The last of a list is the state that demands most: published, deleted.
  if (choices) return choices.at(-1);
  if (type === 'integer' || type === 'smallint' || type === 'bigint') return rows;
  if (type === 'boolean') return true;
  if (type === 'uuid') return randomUUID();
  if (type.startsWith('timestamp')) return new Date(Date.now() - 3_600_000).toISOString();
  if (type === 'jsonb') return '{}';
  if (type === 'integer[]') return [rows];
  if (type.endsWith('[]')) return ['text'];
  return `text ${rows}`;
}
