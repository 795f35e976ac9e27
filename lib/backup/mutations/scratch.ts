import 'server-only';
import { randomBytes } from 'node:crypto';
import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type postgres from 'postgres';
import { RefusedRows } from '@/lib/backup/database-trouble';
import { connectForLong } from '@/lib/server/database/connect-for-long';
import { migrateSchema } from '@/lib/server/database/migrate-schema';

/** A schema beside `public` with the tables of Colophon in it, on a connection whose search path begins with it. */
export type Scratch = { sql: postgres.Sql; schema: string; close: () => Promise<void> };

/** What its sessions are called: whoever has the lock of backups ends those that a killed process left. */
const APPLICATION = 'colophon scratch';
const PREFIX = 'colophon_scratch_';

/** For whoever has the lock of backups. @param count of migrations whose tables it gets */
export async function openScratch(url: string, count: number): Promise<Scratch> {
  const schema = `${PREFIX}${randomBytes(6).toString('hex')}`;
  const sql = connectForLong(url, APPLICATION, `${schema}, public`);
  const close = async () => {
    await sql`drop schema if exists ${sql(schema)} cascade`.catch(() => {});
    await sql.end({ timeout: 5 });
  };
  try {
    await sweepScratches(sql);
    await sql`create schema ${sql(schema)}`;
    await seeExtension(sql);
    await migrateSchema(sql, schema, count);
    return { sql, schema, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Before a scratch that will take the place of `public`: an extension that a migration adds would be its, and only a
 * superuser may move one. Where nobody may add it, the search goes without help with typing errors.
 */
export async function addExtensions(sql: postgres.Sql): Promise<void> {
  await sql`create extension if not exists pg_trgm schema public`.catch(() => {});
}

/** The owner of a server may keep extensions in a schema of their own. */
async function seeExtension(sql: postgres.Sql): Promise<void> {
  await sql`
    select set_config('search_path', current_setting('search_path') || ', ' || quote_ident(nspname), false)
    from pg_extension e join pg_namespace n on n.oid = e.extnamespace
    where extname = 'pg_trgm' and nspname <> 'public'`;
}

async function sweepScratches(sql: postgres.Sql): Promise<void> {
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = ${APPLICATION} and pid <> pg_backend_pid()
      and usename = current_user`;
  const left = await sql<{ name: string }[]>`
    select nspname as name from pg_namespace where starts_with(nspname, ${PREFIX})
      and pg_has_role(nspowner, 'usage')`;
  for (const { name } of left) await sql`drop schema if exists ${sql(name)} cascade`;
}

/** Empties the tables and takes off what would be asked of each row: keys to other tables, indexes and triggers. */
export async function prepareForRows({ sql, schema }: Scratch): Promise<void> {
  await sql`select set_config('colophon.scratch', ${schema}, false)`;
  await sql`create temp table set_aside (position int generated always as identity, statement text, removal text)`;
  await sql`
    insert into set_aside (statement, removal)
    select pg_get_indexdef(i.indexrelid), format('drop index %s', i.indexrelid::regclass)
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = ${schema}::regnamespace and c.relkind = 'r'
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`;
  await sql`
    insert into set_aside (statement, removal)
    select format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)),
      format('alter table %s drop constraint %I', conrelid::regclass, conname)
    from pg_constraint where contype = 'f' and connamespace = ${schema}::regnamespace`;
  await sql`
    do $$ declare one record; begin
      for one in select removal from set_aside order by position desc loop execute one.removal; end loop;
      for one in select oid::regclass as name from pg_class
        where relnamespace = current_setting('colophon.scratch')::regnamespace and relkind = 'r'
          and relname <> '__drizzle_migrations'
      loop
        execute format('alter table %s disable trigger user', one.name);
        execute format('truncate %s', one.name);
      end loop;
    end $$`;
}

/** Everything that `prepareForRows` took off, which fails where the rows do not fit together. */
export async function finishRows({ sql }: Scratch): Promise<void> {
  await sql`
    do $$ declare one record; begin
      for one in select statement from set_aside order by position loop execute one.statement; end loop;
      for one in select oid::regclass as name from pg_class
        where relnamespace = current_setting('colophon.scratch')::regnamespace and relkind = 'r'
      loop
        execute format('alter table %s enable trigger user', one.name);
      end loop;
    end $$`;
  await sql`drop table set_aside`;
}

/** Resolves when the server has taken the rows. @throws {RefusedRows} with what it says against them */
export async function copyIn(
  { sql, schema }: Scratch,
  table: string,
  columns: string[],
  rows: AsyncIterable<Buffer>,
): Promise<void> {
  const query = sql`copy ${sql(`${schema}.${table}`)} (${sql(columns)}) from stdin`;
  const copying = await query.writable();
  let refusal: Error | undefined;
  const note = (error: Error) => void (refusal ??= error);
  copying.on('error', note);
  // What comes after the last row the driver tells the query, which it has answered with the stream already.
  void Object.assign(query, { reject: note });
  try {
    for await (const chunk of rows) await written(copying, chunk);
  } catch (error) {
    copying.destroy(error as Error);
    throw refusal ? new RefusedRows(table, refusal) : error;
  }
  copying.end();
  await setImmediate();
  await sql`select 1`;
  if (refusal) throw new RefusedRows(table, refusal);
}

const written = (stream: Writable, chunk: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.write(chunk, (error) => (error ? reject(error) : resolve()));
  });

/** Sequences that there are no longer, or not yet, are passed over. */
export async function setSequences(
  { sql, schema }: Scratch,
  sequences: Record<string, string | null>,
): Promise<void> {
  const found = await sql<{ name: string }[]>`
    select sequencename as name from pg_sequences where schemaname = ${schema}`;
  for (const { name } of found) {
    const last = sequences[name];
    if (last) await sql`select setval(${`${schema}.${name}`}::regclass, ${last}::bigint, true)`;
  }
}
