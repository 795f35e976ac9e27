import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillTables } from '@/lib/server/database/fill-tables';
import { readPending } from '@/lib/server/database/pending';
import { applyUntil } from '@/lib/server/database/rehearse-migrations';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@/lib/server/embedded-postgres/start';
import { createShutdown } from '@/lib/server/process/shutdown';
import { upgradeFirst } from '@/lib/server/database/upgrade-first';
import { runNode } from '@/lib/testing/site-process';

const FORMER = '0019_counters';

let folder: string;
let server: EmbeddedPostgres;
let sql: postgres.Sql;
const dataDir = () => path.join(folder, 'data');

/** A PostgreSQL server of one's own with a site of an older version in it. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'colophon-upgrade-'));
  const options = { logger: pino({ level: 'silent' }), isDurable: false };
  server = await startEmbeddedPostgres({ ...options, dataDir: path.join(folder, 'server') });
  sql = postgres(server.url, { max: 1, onnotice: () => {} });
  await applyUntil(sql, 'drizzle/migrations', FORMER);
  await fillTables(sql);
  // What a start hands to the command.
  Object.assign(process.env, environment());
}, 120_000);

afterAll(async () => {
  await sql?.end({ timeout: 5 });
  await server?.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const environment = (more: Record<string, string> = {}) => ({
  DATABASE_URL: server.url,
  DATA_DIR: dataDir(),
  ...more,
});

async function run(script: string, args: string[], more: Record<string, string> = {}) {
  const command = runNode(['--conditions=react-server', `scripts/${script}.ts`, ...args], environment(more));
  const code = await command.exited;
  return { code, said: command.output() };
}

/** Everything of the site that an older version knew, and the shape of its tables. */
async function look() {
  const [counts] = await sql`
    select (select count(*)::int from posts) as posts, (select count(*)::int from comments) as comments,
      (select count(*)::int from users) as users, (select string_agg(title, ' ' order by id) from posts) as titles,
      (select count(*)::int from information_schema.columns where table_schema = 'public') as columns,
      (select count(*)::int from drizzle.__drizzle_migrations) as migrations`;
  return counts!;
}

const schemas = async () =>
  (
    await sql<{ name: string }[]>`select nspname as name from pg_namespace where nspname like 'colophon%'`
  ).map(({ name }) => name);

test('a rehearsal says what an update takes and locks, and changes nothing', async () => {
  const before = await look();
  const { code, said } = await run('upgrade', ['--rehearse']);
  expect(said).toContain('It would go through. Nothing was changed.');
  expect(code).toBe(0);
  expect(said).toMatch(/^0020_search: \d+\.\d\d s/m);
  expect(said).toMatch(/^ {2}posts: readers and writers, \d+\.\d\d s \(AccessExclusiveLock\)/m);
  expect(await look()).toEqual(before);
  expect(await schemas()).toEqual([]);
  expect((await readdir(path.join(dataDir(), 'backups'))).filter((name) => name.endsWith('.tar'))).toEqual(
    [],
  );
}, 120_000);

test('where no backup can be made a start refuses, says why and how to go on, and changes nothing', async () => {
  const before = await look();
  const { code, said } = await run('upgrade', ['--for-start'], { BACKUP_DIR: '/dev/null/backups' });
  expect(code).toBe(1);
  expect(said).toContain('/dev/null/backups');
  expect(await look()).toEqual(before);

  process.env.BACKUP_DIR = '/dev/null/backups';
  const options = { root: process.cwd(), databaseUrl: server.url, say: () => {}, shutdown: createShutdown() };
  await expect(upgradeFirst(options)).rejects.toThrow('npm run upgrade -- --without-backup && npm start');
  expect(await look()).toEqual(before);
}, 120_000);

test('a refused update is told in words, and a start that tries it again makes no other backup', async () => {
  const BACKUP_DIR = path.join(folder, 'refused');
  const attempt = () => run('upgrade', ['--for-start'], { BACKUP_DIR });
  const made = () => readdir(BACKUP_DIR);
  await sql`create view search_words as select 1 as word`;
  const before = await look();
  for (let start = 0; start < 3; start++) {
    const { code, said } = await attempt();
    expect(said).toMatch(
      /The database refuses the update: .*search_words.*\n {2}at: CREATE TABLE "search_words".*\nNothing was changed/,
    );
    expect(said).not.toContain('    at ');
    expect(code).toBe(1);
  }
  const [first] = await made();
  expect(await made()).toEqual([first]);
  expect(await look()).toEqual(before);
  // Another post, and the one that is there is no backup of it.
  await sql`update posts set title = title || '!' where id = 1`;
  await attempt();
  expect(await made()).toHaveLength(2);
  // One that is damaged is none.
  await truncate(path.join(BACKUP_DIR, (await made()).sort().at(-1)!), 9000);
  await attempt();
  expect(await made()).toHaveLength(3);
  await sql`drop view search_words`;
}, 240_000);

test('an update makes a verified backup first, says how to go back, and that works', async () => {
  const before = await look();
  const { code, said } = await run('upgrade', []);
  expect([code, said]).toEqual([
    0,
    expect.stringMatching(/a verified backup from before, with 2 posts/) as string,
  ]);
  expect(await readPending(server.url)).toMatchObject({ pending: [], isNewer: false });
  expect(await look()).toMatchObject({ posts: 2, comments: 2, users: 2, titles: String(before.titles) });
  const [listed] = await sql`select file_name, verified_at is not null as "isVerified" from backups`;
  expect(listed).toMatchObject({ isVerified: true });

  const [, file = ''] = /npm run restore -- (\S+) --replace --as-it-was/.exec(said) ?? [];
  expect(file).toContain(String(listed!.file_name));
  const back = await run('restore', [file, '--replace', '--as-it-was', '--no-safety-backup']);
  expect(back.said).toContain('Restored in');
  expect(back.code).toBe(0);
  expect(await look()).toEqual(before);
  // And forward again: commands that need the database of this version do as a start does.
  const forward = await run('admin', ['index'], { BACKUP_DIR: path.join(folder, 'others') });
  expect(forward.said).toContain('it is backed up, then updated');
  expect(forward.code).toBe(0);
  expect(await readPending(server.url)).toMatchObject({ pending: [] });
  expect(await readdir(path.join(folder, 'others'))).toHaveLength(1);
}, 180_000);

test('with nothing to do a start makes nothing and says nothing', async () => {
  const said: string[] = [];
  const say = (sentence: string) => void said.push(sentence);
  await upgradeFirst({ root: process.cwd(), databaseUrl: server.url, say, shutdown: createShutdown() });
  expect(said).toEqual([]);
  expect(await run('upgrade', [])).toMatchObject({ code: 0 });
}, 60_000);
