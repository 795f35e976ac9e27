import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillTables } from '@/lib/server/database/fill-tables';
import { migrate } from '@/lib/server/database/migrate';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@/lib/server/embedded-postgres/start';
import { runNode } from '@/lib/testing/site-process';

/** Whatever ends with the site that it belongs to. */
const LEFT = new Set(['sessions', 'throttles', 'backups']);

let folder: string;
let server: EmbeddedPostgres;
const options = { logger: pino({ level: 'silent' }), isDurable: false };
const dataDir = () => path.join(folder, 'data');

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'colophon-moving-'));
  server = await startEmbeddedPostgres({ ...options, dataDir: path.join(folder, 'server') });
}, 120_000);

afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Each table by a hash of its rows. */
async function digest(url: string): Promise<Record<string, string>> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const tables = await sql<{ name: string }[]>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`;
    const found: Record<string, string> = {};
    for (const { name } of tables.filter((table) => !LEFT.has(table.name))) {
      const rows = await sql<{ row: string }[]>`select t::text as row from ${sql(name)} t order by 1`;
      const hash = createHash('sha256')
        .update(rows.map(({ row }) => row).join('\n'))
        .digest('hex');
      found[name] = `${rows.length} ${hash.slice(0, 12)}`;
    }
    return found;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** The embedded database of the data folder, for one question. */
async function embedded<T>(run: (url: string) => Promise<T>): Promise<T> {
  const running = await startEmbeddedPostgres({ ...options, dataDir: dataDir() });
  try {
    return await run(running.url);
  } finally {
    await running.stop();
  }
}

async function refusal(args: string[], environment: Record<string, string>): Promise<string> {
  const run = runNode(['--conditions=react-server', 'scripts/restore.ts', ...args], {
    DATA_DIR: dataDir(),
    ...environment,
  });
  expect(await run.exited).toBe(1);
  return run.output();
}

async function command(
  script: string,
  args: string[],
  environment: Record<string, string> = {},
): Promise<string> {
  const run = runNode(['--conditions=react-server', `scripts/${script}.ts`, ...args], {
    DATA_DIR: dataDir(),
    ...environment,
  });
  const code = await run.exited;
  expect([code, run.output()]).toEqual([0, expect.any(String) as string]);
  return run.output();
}

test('a site moves from the embedded database to a server, and back, by backup and restore', async () => {
  const before = await embedded(async (url) => {
    await migrate(url);
    const sql = postgres(url, { max: 1, onnotice: () => {} });
    await fillTables(sql);
    await sql.end();
    return digest(url);
  });
  expect(Object.keys(before).length).toBeGreaterThan(20);

  const [there, back] = [path.join(folder, 'there.tar'), path.join(folder, 'back.tar')];
  await command('backup', ['--to', there]);
  const onServer = { DATABASE_URL: server.url };
  expect(await command('restore', [there], onServer)).toContain('Restored in');
  expect(await digest(server.url)).toEqual(before);

  // Something happens there, which comes back.
  const sql = postgres(server.url, { max: 1 });
  await sql`update posts set title = 'Written on the server' where id = 1`;
  await sql.end();
  const after = await digest(server.url);
  expect(after.posts).not.toBe(before.posts);
  await command('backup', ['--to', back], onServer);
  expect(await command('restore', [back, '--replace'])).toContain('Restored in');
  expect(await embedded(digest)).toEqual(after);
  // What was in the embedded database until then is kept.
  expect(await readdir(path.join(dataDir(), 'backups'))).toHaveLength(1);
}, 240_000);

test('a database that a server uses, and one of another program, are refused and stay', async () => {
  const archive = path.join(folder, 'back.tar');
  const connection = { application_name: 'colophon server' };
  const user = postgres(server.url, { max: 1, connection, onnotice: () => {} });
  await user`select 1`;
  expect(await refusal([archive, '--replace'], { DATABASE_URL: server.url })).toContain(
    'A server of Colophon is using this database.',
  );
  await user.end();

  const admin = postgres(server.adminUrl, { max: 1, onnotice: () => {} });
  await admin`create database shop owner colophon`;
  await admin.end();
  const shop = server.url.replace(/colophon$/, 'shop');
  const sql = postgres(shop, { max: 1, onnotice: () => {} });
  await sql`create table customers as select 1 as id`;
  for (const args of [[archive], [archive, '--replace']])
    expect(await refusal(args, { DATABASE_URL: shop })).toContain('that are not Colophon’s');
  const tables = await sql`
    select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`;
  expect(tables).toEqual([{ relname: 'customers' }]);
  await sql.end();
}, 120_000);
