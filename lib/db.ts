import 'server-only';
import { fillPlaceholders, sql, type SQL } from 'drizzle-orm';
import { PgDialect, type PgColumn } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from '@/drizzle/schema';
import { settings } from '@/lib/env';
import { sharedState } from '@/lib/shared-state';

export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
export type Executor = Database | Transaction;

const state = sharedState('database', (): { open?: Database } => ({}));

/** Connects at first use, so that building needs no database. */
export const db: Database = new Proxy({} as Database, {
  get: (_, property) => Reflect.get((state.open ??= connect()), property) as unknown,
});

function connect(): Database {
  const url = settings().DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set; server.ts sets it when PostgreSQL is embedded');
  return drizzle(
    postgres(url, {
      max: 10,
      idle_timeout: 60,
      connect_timeout: 5,
      // Seconds. The driver's own wait grows to 20, and forms would fail that long after the database is back.
      backoff: (attempts) => Math.min(0.1 * 2 ** attempts, 1),
      // A pooler in transaction mode gives each statement another session.
      prepare: !settings().DATABASE_DIRECT_URL,
      onnotice: () => {},
      connection: { application_name: 'colophon' },
    }),
    { schema },
  );
}

/**
 * In a transaction: what follows in it may take ten minutes a statement instead of the 30 seconds after which requests
 * are ended (`migrate.ts`). For work that grows with the site and is done in one go.
 */
export async function allowLongStatements(tx: Transaction): Promise<void> {
  await tx.execute(sql`set local statement_timeout = '10min'`);
}

/** As `inArray`, with one parameter: a statement is then planned once, and not for each number of ids anew. */
export const isOneOf = (column: PgColumn, ids: number[]): SQL =>
  sql`${column} = any(${`{${ids.join(',')}}`}::int[])`;

const dialect = new PgDialect();

/**
 * A long statement that is run very often: PostgreSQL reads and plans it once for each connection, where drizzle-orm has
 * it do so each time. Behind a pooler that is not possible, and it is run as any other.
 */
export async function executePrepared<Row extends object>(tx: Executor, statement: SQL): Promise<Row[]> {
  const { sql: text, params } = dialect.sqlToQuery(statement);
  return runPrepared(tx, text, params);
}

async function runPrepared<Row extends object>(
  tx: Executor,
  text: string,
  params: unknown[],
): Promise<Row[]> {
  const { client } = (tx as unknown as { session: { client: postgres.Sql } }).session;
  return client.unsafe<Row[]>(text, params as string[], { prepare: !settings().DATABASE_DIRECT_URL });
}

type Values = Record<string, unknown>;
type Preparable<Answer> = { prepare: (name: string) => { execute: (values: Values) => Promise<Answer> } };

/**
 * A query that the pages of readers ask again and again: drizzle-orm writes it once, and PostgreSQL reads and plans it once for
 * each connection. It cannot be part of a transaction.
 * @param build the query, with `sql.placeholder(name)` where a value belongs
 */
export function preparedQuery<Asked extends Values, Answer>(
  build: () => Preparable<Answer>,
): (values: Asked) => Promise<Answer> {
  const written = new WeakMap<Database, { execute: (values: Values) => Promise<Answer> }>();
  return (values) => {
    const open = (state.open ??= connect());
    const query = written.get(open) ?? build().prepare('prepared');
    written.set(open, query);
    return query.execute(values);
  };
}

/** The same for a statement written by hand. */
export function preparedStatement<Asked extends Values, Row extends object>(
  build: () => SQL,
): (values: Asked) => Promise<Row[]> {
  let written: { sql: string; params: unknown[] } | undefined;
  return (values) => {
    const { sql: text, params } = (written ??= dialect.sqlToQuery(build()));
    return runPrepared<Row>(db, text, fillPlaceholders(params, values));
  };
}

/** @throws when the database cannot be reached */
export async function reachDatabase(): Promise<void> {
  await db.execute(sql`select 1`);
}

export async function closeDatabase(): Promise<void> {
  const open = state.open as (Database & { $client: postgres.Sql }) | undefined;
  delete state.open;
  await open?.$client.end({ timeout: 5 });
}
