import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { PgDialect, type PgSession } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';

export const MIGRATIONS = 'drizzle/migrations';

type Journal = { entries: { when: number; tag: string }[] };

/** What this version knows, oldest first. */
export async function knownMigrations(folder = MIGRATIONS): Promise<{ when: number; tag: string }[]> {
  const journal = await readFile(path.join(folder, 'meta/_journal.json'), 'utf8');
  return (JSON.parse(journal) as Journal).entries.map(({ when, tag }) => ({ when, tag }));
}

/**
 * Makes the tables of Colophon in a schema of another name, or brings them further: up to a migration, or to the newest.
 * The search path of the connection begins with that schema. @param count of migrations, from the first
 */
export async function migrateSchema(sql: postgres.Sql, schema: string, count?: number): Promise<void> {
  const files = readMigrationFiles({ migrationsFolder: MIGRATIONS }).slice(0, count);
  const moved = files.map((file) => ({
    ...file,
    sql: file.sql.map((statement) => statement.replaceAll('"public".', `"${schema}".`)),
  }));
  await apply(sql, moved, { migrationsFolder: MIGRATIONS, migrationsSchema: schema });
}

/** Some of the migrations of a folder, in their own schema. @param count of migrations, from the first */
export async function migrateUntil(sql: postgres.Sql, folder: string, count: number): Promise<void> {
  const files = readMigrationFiles({ migrationsFolder: folder }).slice(0, count);
  await apply(sql, files, { migrationsFolder: folder });
}

/** As drizzle's `migrate` does, which knows no other migrations than those of a folder. */
const apply = (
  sql: postgres.Sql,
  files: ReturnType<typeof readMigrationFiles>,
  config: { migrationsFolder: string; migrationsSchema?: string },
): Promise<void> => new PgDialect().migrate(files, drizzle(sql)._.session as unknown as PgSession, config);
