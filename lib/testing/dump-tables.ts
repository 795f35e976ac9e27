import { sql } from 'drizzle-orm';
import { db } from '@/lib/db';

/** What an import notes of itself, and what is not content: when words were made and where files wait to be removed. */
const others = new Set(['imports', 'import_items', 'media_leftovers']);

/** Every row of every table, as text, to compare two moments. */
export async function dumpTables(): Promise<Record<string, string[]>> {
  const tables = await db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const dump: Record<string, string[]> = {};
  for (const { name } of tables) {
    if (others.has(name)) continue;
    const rows = await db.execute<{ row: string }>(
      sql`select (to_jsonb(t) - 'indexed_at')::text as row from ${sql.identifier(name)} as t order by 1`,
    );
    dump[name] = rows.map(({ row }) => row);
  }
  return dump;
}
