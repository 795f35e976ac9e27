import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { fillTables } from '@/lib/server/database/fill-tables';

type Journal = { entries: { idx: number; tag: string }[] };

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
  const { entries } = await readJournal(folder);
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

const readJournal = async (folder: string): Promise<Journal> =>
  JSON.parse(await readFile(path.join(folder, 'meta/_journal.json'), 'utf8')) as Journal;

/** One by one, so that the one that fails is named. */
async function applyRest(
  sql: postgres.Sql,
  folder: string,
  entries: Journal['entries'],
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
  const copy = await mkdtemp(path.join(os.tmpdir(), 'colophon-migrations-'));
  try {
    await cp(folder, copy, { recursive: true });
    const journal = await readJournal(folder);
    const end = journal.entries.findIndex(({ tag }) => tag === last) + 1;
    const shorter = { ...journal, entries: journal.entries.slice(0, end) };
    await writeFile(path.join(copy, 'meta/_journal.json'), JSON.stringify(shorter));
    await migrate(drizzle(sql), { migrationsFolder: copy });
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
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
