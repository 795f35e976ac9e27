import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { describeLockHolders } from '@/lib/server/database/lock-holders';
import { LOCK_KEYS } from '@/lib/server/database/lock-keys';
import { shortenStatement } from '@/lib/server/database/shorten-statement';
import { StartError } from '@/lib/server/process/start-error';

/** Seconds that another process may take to migrate. */
const LOCK_TIMEOUT = 120;

/** @throws {StartError} when another process migrates for two minutes; a failed migration is rolled back */
export async function migrate(databaseUrl: string, lockTimeout = LOCK_TIMEOUT): Promise<void> {
  const connect = () =>
    postgres(databaseUrl, { max: 1, onnotice: () => {}, connect_timeout: 5, prepare: false });
  const [lock, client] = [connect(), connect()];
  try {
    // In a transaction, because behind a pooler a session's lock outlives who took it.
    await lock.begin(async (sql) => {
      await sql`select set_config('idle_in_transaction_session_timeout', '0', true)`;
      await sql`select set_config('lock_timeout', ${`${lockTimeout}s`}, true)`;
      await sql`select set_config('statement_timeout', '0', true)`;
      await sql`select pg_advisory_xact_lock(${LOCK_KEYS.migration})`;
      await client`set statement_timeout = 0`;
      await applyMigrations(drizzle(client), { migrationsFolder: 'drizzle/migrations' });
      await setRole(sql);
    });
  } catch (error) {
    if ((error as { code?: unknown }).code !== '55P03') throw await explained(error, databaseUrl);
    throw new StartError(
      `Another process has been migrating this database for ${lockTimeout} s. When none is, end the sessions that hold its lock: select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = ${LOCK_KEYS.migration};`,
    );
  } finally {
    await Promise.all([lock.end({ timeout: 5 }), client.end({ timeout: 5 })]);
  }
}

/** What the database says against a step, which the whole update is taken back for. */
async function explained(error: unknown, databaseUrl: string): Promise<unknown> {
  const { query, cause } = error as { query?: string; cause?: { code?: string; message: string } };
  if (!query || !cause?.code) return error;
  const reason =
    cause.code === '55P03'
      ? `Another session locks what it changes. ${await describeLockHolders(databaseUrl)}`
      : cause.message;
  return new StartError(
    `The database refuses the update: ${reason}\n  at: ${shortenStatement(query)}\nNothing was changed. Mend that and start again, or stay with the version that you had.`,
    { cause: error },
  );
}

/** Settings of the role in this database, so that a pooler in between cannot lose them. */
async function setRole(sql: postgres.TransactionSql): Promise<void> {
  const [row] = await sql<{ name: string }[]>`select current_database() as name`;
  const here = sql(row!.name);
  await sql`alter role current_user in database ${here} set statement_timeout = '30s'`;
  await sql`alter role current_user in database ${here} set lock_timeout = '10s'`;
  await sql`alter role current_user in database ${here} set idle_in_transaction_session_timeout = '60s'`;
}
