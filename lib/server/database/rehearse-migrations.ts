import { randomUUID } from 'node:crypto';
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
  { after = async () => {}, since = 1 }: { after?: AfterUpgrade; since?: number } = {},
): Promise<string[]> {
  const entries = await knownMigrations(folder);
  const rehearsed: string[] = [];
  // Made once and taken one migration further each time: only what a site in use would do is done anew.
  const former = `rehearsal_${randomUUID()}`;
  await inDatabase(adminUrl, { name: former }, async (url) => {
    for (let count = since; count < entries.length; count++) {
      const { tag } = entries[count - 1]!;
      await connected(url, (sql) => migrateUntil(sql, folder, count));
      await inDatabase(adminUrl, { name: `${former}_${tag.slice(0, 4)}`, template: former }, (copy) =>
        connected(copy, async (sql) => {
          await fillTables(sql);
          await applyRest(sql, folder, entries, count);
          await after(sql, tag);
        }),
      );
      rehearsed.push(tag);
    }
  });
  return rehearsed;
}

/** All at once, as a start does it. What fails is undone, and found by going on one by one. */
async function applyRest(
  sql: postgres.Sql,
  folder: string,
  entries: { tag: string }[],
  done: number,
): Promise<void> {
  try {
    await migrateUntil(sql, folder, entries.length);
  } catch (failure) {
    for (let count = done + 1; count <= entries.length; count++)
      await migrateUntil(sql, folder, count).catch((error: unknown) => {
        throw refusal(entries[count - 1]!.tag, entries[done - 1]!.tag, error);
      });
    throw refusal('One of the migrations, but only together with others,', entries[done - 1]!.tag, failure);
  }
}

function refusal(what: string, from: string, error: unknown): Error {
  const reason = (error as Error & { cause?: Error }).cause?.message ?? (error as Error).message;
  return new Error(`${what} fails on a database with rows that was at ${from}: ${reason}`, { cause: error });
}

/** @param last the tag of the newest that is applied */
export async function applyUntil(sql: postgres.Sql, folder: string, last: string): Promise<void> {
  const known = await knownMigrations(folder);
  await migrateUntil(sql, folder, known.findIndex(({ tag }) => tag === last) + 1);
}

async function inDatabase(
  adminUrl: string,
  { name, template = 'template0' }: { name: string; template?: string },
  run: (url: string) => Promise<void>,
): Promise<void> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await admin`create database ${admin(name)} template ${admin(template)}`;
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  try {
    await run(url.href);
  } finally {
    await admin`drop database ${admin(name)} with (force)`;
    await admin.end({ timeout: 5 });
  }
}

async function connected(url: string, run: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await run(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
