import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type postgres from 'postgres';

export const MIGRATIONS = 'drizzle/migrations';

type Journal = { entries: { idx: number; when: number; tag: string }[] };

/** What this version knows, oldest first. */
export async function knownMigrations(folder = MIGRATIONS): Promise<{ when: number; tag: string }[]> {
  const { entries } = await readJournal(folder);
  return entries.map(({ when, tag }) => ({ when, tag }));
}

/**
 * Makes the tables of Colophon in a schema of another name, or brings them further: up to a migration, or to the newest.
 * The search path of the connection begins with that schema. @param count of migrations, from the first
 */
export async function migrateSchema(sql: postgres.Sql, schema: string, count?: number): Promise<void> {
  const copy = await mkdtemp(path.join(os.tmpdir(), 'colophon-migrations-'));
  try {
    await cp(MIGRATIONS, copy, { recursive: true });
    for (const file of (await readdir(copy)).filter((name) => name.endsWith('.sql'))) {
      const text = await readFile(path.join(copy, file), 'utf8');
      await writeFile(path.join(copy, file), text.replaceAll('"public".', `"${schema}".`));
    }
    const journal = await readJournal(copy);
    const entries = journal.entries.slice(0, count);
    await writeFile(path.join(copy, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
    await migrate(drizzle(sql), { migrationsFolder: copy, migrationsSchema: schema });
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

const readJournal = async (folder: string): Promise<Journal> =>
  JSON.parse(await readFile(path.join(folder, 'meta/_journal.json'), 'utf8')) as Journal;
