import postgres from 'postgres';

type Row = Record<string, unknown>;
/** The rows of each table, without what numbers and names came about by chance. */
export type Contents = Record<string, Row[]>;

/** What an import notes of its course: not of the site, or of an attempt that was given up. */
const left = new Set(['imports', 'import_items', 'media_leftovers']);

/** What a row is called where others name its number. */
const labels: Record<string, string> = {
  users: 'username',
  posts: 'slug',
  tags: 'name_key',
  series: 'name_key',
  guests: 'key',
  comments: 'body',
  media: 'source_hash',
};

/** All that a database holds, with what stands behind each number in its place. */
export async function contentsOf(url: string): Promise<Contents> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [named, media] = [await namesOf(sql), await sql`select name, source_hash from media`];
    const tables = await sql<{ name: string }[]>`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
    const contents: Contents = {};
    for (const { name } of tables) {
      if (left.has(name)) continue;
      const rows = await sql<{ row: Row }[]>`select to_jsonb(t) as row from ${sql(name)} as t`;
      contents[name] = rows.map(({ row }) => {
        let text = JSON.stringify(withNames(row, named.get(name) ?? new Map<string, never>()));
        for (const picture of media)
          text = text.replaceAll(String(picture.name), String(picture.source_hash));
        text = text.replace(
          /~tag(\d+)/g,
          (_, id) => `~tag-${named.get('post_tags')?.get('tag_id')?.get(Number(id))}`,
        );
        return inOrder(JSON.parse(text) as Row);
      });
    }
    return contents;
  } finally {
    await sql.end();
  }
}

type Names = Map<string, Map<string, Map<number, string>>>;

/** By table and column, what the numbers in it stand for. */
async function namesOf(sql: postgres.Sql): Promise<Names> {
  const keys = await sql<{ table: string; column: string; target: string }[]>`
    select c.conrelid::regclass::text as table, a.attname as column, c.confrelid::regclass::text as target
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and array_length(c.conkey, 1) = 1`;
  const of = new Map<string, Map<number, string>>();
  for (const [table, label] of Object.entries(labels)) {
    const rows = await sql<
      { id: number; label: string }[]
    >`select id, ${sql(label)} as label from ${sql(table)}`;
    of.set(table, new Map(rows.map((row) => [row.id, row.label])));
  }
  const names: Names = new Map();
  for (const { table, column, target } of keys) {
    const found = of.get(target);
    if (found) names.set(table, (names.get(table) ?? new Map<string, never>()).set(column, found));
  }
  // Made of two numbers, and so without a key.
  names.get('comments')?.set('thread_id', of.get('comments')!);
  return names;
}

function withNames({ id: _id, ...row }: Row, names: Map<string, Map<number, string>>): Row {
  for (const [column, values] of names)
    if (typeof row[column] === 'number') row[column] = values.get(row[column]) ?? 'nothing';
  return row;
}

/** The words of an index stand in the order of the alphabet, which names in the place of numbers have another one of. */
function inOrder(row: Row): Row {
  for (const column of ['vec', 'head'])
    if (typeof row[column] === 'string') row[column] = row[column].split(' ').sort().join(' ');
  return row;
}

/** @param ignored tables, and columns as they are returned. @returns `table.column` for each column that holds something else, and the name of a table with another number of rows. */
export function differences(one: Contents, other: Contents, ignored = new Set<string>()): string[] {
  return Object.keys({ ...one, ...other }).flatMap((table) => {
    const [a, b] = [one[table] ?? [], other[table] ?? []];
    if (ignored.has(table)) return [];
    if (a.length !== b.length) return [`${table} (${a.length} and ${b.length} rows)`];
    const columns = Object.keys({ ...a[0], ...b[0] }).filter((column) => !ignored.has(`${table}.${column}`));
    const kept = (rows: Row[]) => sorted(rows.map((row) => columns.map((column) => row[column])));
    if (kept(a) === kept(b)) return [];
    const apart = columns.filter(
      (column) => sorted(a.map((row) => row[column])) !== sorted(b.map((row) => row[column])),
    );
    return (apart.length > 0 ? apart : ['rows']).map((column) => `${table}.${column}`);
  });
}

/** What stands in a column of one and not of the other, for whoever looks for the reason. */
export function example(one: Contents, other: Contents, place: string): string {
  const [table = '', column = ''] = place.split('.');
  const there = new Set((other[table] ?? []).map((row) => JSON.stringify(row[column])));
  const lone = (one[table] ?? [])
    .map((row) => JSON.stringify(row[column]))
    .find((value) => !there.has(value));
  return `${place}: ${lone?.slice(0, 4000)}`;
}

const sorted = (values: unknown[]): string =>
  values
    .map((value) => JSON.stringify(value))
    .sort()
    .join('\n');
