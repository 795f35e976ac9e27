import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

/** Any constant serves; it keeps two processes that start together from migrating at once. */
const MIGRATION_LOCK = 7_265_746;

/**
 * Applies the committed migrations that the database does not have yet, one process at a time.
 * @throws when the database cannot be reached or a migration fails; the failed migration is rolled back
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const client = postgres(databaseUrl, { max: 1, onnotice: () => {}, connect_timeout: 5 });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await applyMigrations(drizzle(client), { migrationsFolder: 'drizzle/migrations' });
  } finally {
    await client.end({ timeout: 5 });
  }
}
