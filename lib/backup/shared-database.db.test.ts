import postgres from 'postgres';
import { expect, onTestFinished, test } from 'vitest';
import { inspectTarget } from '@/lib/backup/inspect-target';
import { restoreArchive } from '@/lib/backup/restore-archive';
import { fillTables } from '@/lib/server/database/fill-tables';
import { migrate } from '@/lib/server/database/migrate';
import { backUp, makeSite, SECRET, type Site } from '@/lib/testing/sites-to-restore';

const restore = (file: string, { url, dataDir }: Site) =>
  restoreArchive(file, { url, dataDir, authSecret: SECRET });

let archive: Promise<string> | undefined;
const archiveOfASite = (): Promise<string> => (archive ??= makeArchive());

async function makeArchive(): Promise<string> {
  const from = await makeSite();
  await migrate(from.url);
  await fillTables(from.sql);
  return backUp(from);
}

/** What somebody else may keep in a database, without a table. */
async function addOthers({ sql }: Site): Promise<void> {
  await sql`create type mood as enum ('good', 'bad')`;
  await sql`create function mood_of(n int) returns mood language sql as 'select ''good''::mood'`;
  await sql`create sequence tickets`;
  await sql`select nextval('tickets')`;
}

const OTHERS = ['function mood_of(integer)', 'sequence tickets', 'type mood'];

test(
  'a database without a site keeps what others have in it, and says what that is',
  { timeout: 120_000 },
  async () => {
    const file = await archiveOfASite();
    const to = await makeSite();
    await addOthers(to);
    await to.sql`create view moods as select mood_of(1) as mood`;
    await to.sql`create extension citext`;
    expect(await inspectTarget(to.url)).toMatchObject({ state: 'empty' });
    await expect(restore(file, to)).resolves.toMatchObject({
      setAside: null,
      leftAlone: [...OTHERS, 'view moods'],
    });
    expect(await to.sql`select mood, nextval('tickets')::int as ticket from moods`).toEqual([
      { mood: 'good', ticket: 2 },
    ]);
    expect(await to.sql`select 'A'::citext = 'a'::citext as is`).toEqual([{ is: true }]);
    expect(await to.sql`select count(*)::int as n from posts`).toEqual([{ n: 2 }]);
  },
);

test(
  'what bears the name of something of Colophon’s is in the way, in words',
  { timeout: 120_000 },
  async () => {
    const file = await archiveOfASite();
    const to = await makeSite();
    await to.sql`create view posts as select 1 as mine`;
    await expect(restore(file, to)).rejects.toThrow(/not Colophon’s is in the way: .*posts/);
    expect(await to.sql`select mine from posts`).toEqual([{ mine: 1 }]);
  },
);

test(
  'beside a site that is replaced, what others made is set aside whole',
  { timeout: 120_000 },
  async () => {
    const file = await archiveOfASite();
    const to = await makeSite();
    await migrate(to.url);
    await addOthers(to);
    const { setAside, leftAlone } = await restore(file, to);
    expect(leftAlone).toEqual([]);
    expect(setAside?.names).toEqual(OTHERS);
    expect(await to.sql`select nextval(${`${setAside!.schema}.tickets`})::int as ticket`).toEqual([
      { ticket: 2 },
    ]);
    // Once more: what is set aside is no longer of the site.
    await expect(restore(file, to)).resolves.toMatchObject({ setAside: null });
  },
);

test('a view of somebody else’s is not lost with the table that it reads', { timeout: 120_000 }, async () => {
  const file = await archiveOfASite();
  const to = await makeSite();
  await migrate(to.url);
  await fillTables(to.sql);
  await to.sql`create schema reports`;
  await to.sql`create view reports.titles as select title from posts`;
  await expect(restore(file, to)).rejects.toThrow(
    /needs what would be replaced: view reports.titles depends on table posts. Nothing was changed/,
  );
  expect(await to.sql`select 1 from reports.titles`).toHaveLength(2);
  await to.sql`drop view reports.titles`;
  await expect(restore(file, to)).resolves.toMatchObject({ setAside: null });
});

test(
  'an extension that the owner of the server keeps elsewhere helps a restored site, too',
  { timeout: 120_000 },
  async () => {
    const file = await archiveOfASite();
    const to = await makeSite();
    const superuser = postgres(to.url.replace('//colophon', '//postgres'), { max: 1, onnotice: () => {} });
    onTestFinished(() => superuser.end({ timeout: 5 }));
    await superuser`create schema extensions`;
    await superuser`create extension pg_trgm schema extensions`;
    await superuser`grant usage on schema extensions to colophon`;
    await restore(file, to);
    expect(await to.sql`select to_regclass('search_words_trgm_idx') is not null as is`).toEqual([
      { is: true },
    ]);
  },
);

test('a database of another program is told from one of Colophon', { timeout: 60_000 }, async () => {
  const tables = await makeSite();
  await tables.sql`create table customers (id int)`;
  expect(await inspectTarget(tables.url)).toMatchObject({ state: 'strange' });

  const migrations = await makeSite();
  await migrations.sql`create schema drizzle`;
  await migrations.sql`create table drizzle.__drizzle_migrations (id serial, hash text, created_at bigint)`;
  await migrations.sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of another', 1700000000000)`;
  expect(await inspectTarget(migrations.url)).toMatchObject({ state: 'strange' });
});
