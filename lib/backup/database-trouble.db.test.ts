import { randomBytes } from 'node:crypto';
import { DrizzleQueryError } from 'drizzle-orm';
import postgres from 'postgres';
import { expect, inject, onTestFinished, test } from 'vitest';
import { DatabaseTrouble, explainDatabaseError } from '@/lib/backup/database-trouble';
import { verifyArchive } from '@/lib/backup/verify-archive';
import { fillTables } from '@/lib/server/database/fill-tables';
import { migrate } from '@/lib/server/database/migrate';
import { admin, backUp, makeSite } from '@/lib/testing/sites-to-restore';

/** As the server says it. */
async function raised(sql: postgres.Sql, code: string, message: string): Promise<unknown> {
  await sql`
    create or replace function raised(code text, message text) returns void language plpgsql as
    $$ begin raise exception using errcode = code, message = message; end $$`;
  return sql`select raised(${code}, ${message})`.then(
    () => null,
    (error: unknown) => error,
  );
}

test.each([
  ['53100', 'could not extend file "base/1"', /^The disk of the database is full: could not extend file/],
  ['53200', 'out of memory', /could not do its part: out of memory/],
  ['57P01', 'terminating connection', /could not do its part: terminating/],
  ['58030', 'could not read block 7', /could not do its part: could not read block 7/],
  ['42501', 'permission denied for schema public', /could not do its part: permission denied/],
])('what the server says with %s is told, and nothing of the archive', async (code, message, words) => {
  const { sql, url } = await makeSite();
  const error = await raised(sql, code, message);
  // As the driver throws it, and as drizzle does.
  for (const thrown of [error, new DrizzleQueryError('create table', [], error as Error)]) {
    const explained = await explainDatabaseError(thrown, url);
    expect(explained).toBeInstanceOf(DatabaseTrouble);
    expect((explained as Error).message).toMatch(words);
  }
});

test('an error that is ours stays as it is', async () => {
  const { sql, url } = await makeSite();
  const error = await raised(sql, '42601', 'syntax error');
  expect(await explainDatabaseError(error, url)).toBe(error);
});

test('whoever locks what is needed is named, with what ends them', async () => {
  const site = await makeSite();
  await site.sql`create table posts (id int)`;
  const other = postgres(site.url, { max: 1, connection: { application_name: 'psql' }, onnotice: () => {} });
  onTestFinished(() => other.end({ timeout: 1 }));
  await other.begin(async (tx) => {
    await tx`select from posts`;
    await site.sql`set lock_timeout = 1`;
    const error = await site.sql`alter table posts rename to articles`.catch((found: unknown) => found);
    expect(String(await explainDatabaseError(error, site.url))).toMatch(
      /psql of colophon \(posts\), in the database: select pg_terminate_backend\(\d+\);/,
    );
  });
});

test('a database that lets nobody build an index keeps an archive from being verified, in words', async () => {
  const site = await makeSite();
  await migrate(site.url);
  await fillTables(site.sql);
  const file = await backUp(site);
  const role = `unable_${randomBytes(4).toString('hex')}`;
  await admin`create role ${admin(role)} login password 'x'`;
  onTestFinished(async () => void (await admin`drop role ${admin(role)}`));
  const url = new URL(inject('databaseAdminUrl'));
  Object.assign(url, { username: role, password: 'x', pathname: new URL(site.url).pathname });
  await expect(verifyArchive(url.href, file)).rejects.toThrow(
    /could not do its part: permission denied for database/,
  );
}, 60_000);
