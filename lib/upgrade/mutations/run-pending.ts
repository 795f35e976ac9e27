import 'server-only';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type postgres from 'postgres';
import type { Scratch } from '@/lib/backup/mutations/scratch';
import { heldLocks, type HeldLock } from '@/lib/upgrade/queries/held-locks';
import { knownMigrations, MIGRATIONS } from '@/lib/server/database/migrate-schema';
import { shortenStatement } from '@/lib/server/database/shorten-statement';

export type RehearsedMigration = { tag: string; milliseconds: number; slowest: string };

/** For how long others would wait for a table, which is until the end of all that is pending. */
export type TableLock = HeldLock & { milliseconds: number };

export type Rehearsal = { migrations: RehearsedMigration[]; locks: TableLock[]; milliseconds: number };

/** What a migration was refused for, by the database. */
export class RefusedMigration extends Error {
  override name = 'RefusedMigration';
  constructor(
    readonly tag: string,
    readonly statement: string,
    readonly reason: string,
    options: ErrorOptions,
  ) {
    super(`${tag} is refused: ${reason}`, options);
  }
}

/**
 * All that is pending in one transaction, as for real, in the tables of a scratch; it is taken back at the end.
 * @param count of the migrations that the scratch is at @param folder of the migrations @throws {RefusedMigration}
 */
export async function runPending(
  { sql, schema }: Scratch,
  count: number,
  folder = MIGRATIONS,
): Promise<Rehearsal> {
  const known = await knownMigrations(folder);
  const files = readMigrationFiles({ migrationsFolder: folder });
  const run = { migrations: [] as RehearsedMigration[], seen: new Map<string, Seen>(), clock: 0 };
  const tables = new Set((await heldTables(sql, schema)).map(({ name }) => name));
  const end = new Error('the rehearsal is over');
  try {
    await sql.begin(async (tx) => {
      for (const [index, { sql: statements }] of files.entries()) {
        if (index < count) continue;
        const { tag } = known[index]!;
        const done: RehearsedMigration = { tag, milliseconds: 0, slowest: '' };
        let longest = -1;
        for (const statement of statements) {
          const took = await measure(tx, tag, statement.replaceAll('"public".', `"${schema}".`));
          done.milliseconds += took;
          if (took > longest) [longest, done.slowest] = [took, shortenStatement(statement)];
          await noteLocks(tx, schema, tables, run, took);
        }
        run.migrations.push(done);
      }
      throw end;
    });
  } catch (error) {
    if (error !== end) throw error;
  }
  return {
    migrations: run.migrations,
    milliseconds: run.clock,
    locks: [...run.seen.values()].map(({ lock, since }) => ({ ...lock, milliseconds: run.clock - since })),
  };
}

type Seen = { lock: HeldLock; since: number };

async function measure(tx: postgres.TransactionSql, tag: string, statement: string): Promise<number> {
  const begun = performance.now();
  try {
    await tx.unsafe(statement);
  } catch (error) {
    const { message, detail } = error as { message: string; detail?: string };
    throw new RefusedMigration(tag, shortenStatement(statement), detail ? `${message}: ${detail}` : message, {
      cause: error,
    });
  }
  return performance.now() - begun;
}

/** A lock is held from before its statement until the end; what looking takes is not counted. */
async function noteLocks(
  tx: postgres.TransactionSql,
  schema: string,
  tables: Set<string>,
  run: { seen: Map<string, Seen>; clock: number },
  took: number,
): Promise<void> {
  for (const lock of await heldLocks(tx, schema)) {
    const key = `${lock.table} ${lock.stops}`;
    if (tables.has(lock.table) && !run.seen.has(key)) run.seen.set(key, { lock, since: run.clock });
  }
  run.clock += took;
}

const heldTables = (sql: postgres.Sql, schema: string) => sql<{ name: string }[]>`
  select relname as name from pg_class where relnamespace = ${schema}::regnamespace and relkind = 'r'`;
