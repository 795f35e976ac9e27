import postgres from 'postgres';
import { fillTables } from '@/lib/server/database/fill-tables';
import { knownMigrations, migrateUntil } from '@/lib/server/database/migrate-schema';

/** Connected to a database that was filled as an older version would have, and then migrated to the newest. */
export type AfterUpgrade = (sql: postgres.Sql, from: string) => Promise<void>;

/**
 * Takes a database at each former migration, with rows in every table, to the newest: what cannot be done to a site
 * that is in use fails here. @param folder of the migrations @throws naming both migrations
 */
export async function rehearseMigrations(
  adminUrl: string,
  folder: string,
  after: AfterUpgrade = async () => {},
): Promise<string[]> {
  const entries = await knownMigrations(folder);
  const rehearsed: string[] = [];
  for (const { tag } of entries.slice(0, -1)) {
    await inDatabase(adminUrl, `rehearsal_${tag.slice(0, 4)}_${process.pid}`, async (sql) => {
      await applyUntil(sql, folder, tag);
      await fillTables(sql);
      await applyRest(sql, folder, entries, tag);
      await after(sql, tag);
    });
    rehearsed.push(tag);
  }
  return rehearsed;
}

/** One by one, so that the one that fails is named. */
async function applyRest(
  sql: postgres.Sql,
  folder: string,
  entries: { tag: string }[],
  from: string,
): Promise<void> {
  const done = entries.findIndex(({ tag }) => tag === from);
  for (const { tag } of entries.slice(done + 1)) {
    try {
      await applyUntil(sql, folder, tag);
    } catch (error) {
      const reason = (error as Error & { cause?: Error }).cause?.message ?? (error as Error).message;
      throw new Error(`${tag} fails on a database with rows that was at ${from}: ${reason}`, {
        cause: error,
      });
    }
  }
}

/** @param last the tag of the newest that is applied */
export async function applyUntil(sql: postgres.Sql, folder: string, last: string): Promise<void> {
  const known = await knownMigrations(folder);
  await migrateUntil(sql, folder, known.findIndex(({ tag }) => tag === last) + 1);
}

async function inDatabase(
  adminUrl: string,
  name: string,
  run: (sql: postgres.Sql) => Promise<void>,
): Promise<void> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await admin`create database ${admin(name)} template template0`;
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const sql = postgres(url.href, { max: 1, onnotice: () => {} });
  try {
    await run(sql);
  } finally {
    await sql.end({ timeout: 5 });
    await admin`drop database ${admin(name)} with (force)`;
    await admin.end({ timeout: 5 });
  }
}
