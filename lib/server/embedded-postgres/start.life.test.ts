import { chown, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import postgres from 'postgres';
import { expect, onTestFinished, test } from 'vitest';
import {
  DataDirInUseError,
  findEmbeddedPostgres,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '@/lib/server/embedded-postgres/start';
import { findPostmaster, isPostmaster } from '@/lib/server/embedded-postgres/postmaster-file';
import { StartError } from '@/lib/server/process/start-error';
import { printed, runNode } from '@/lib/testing/site-process';

const logger = pino({ level: 'silent' });

async function newDataDir(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'colophon-life-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

async function start(dataDir: string, ending?: AbortSignal): Promise<EmbeddedPostgres> {
  const embedded = await startEmbeddedPostgres({ dataDir, logger, isDurable: false, ending });
  onTestFinished(() => embedded.stop());
  return embedded;
}

/** One question on a connection of its own. */
async function ask(url: string, question: (sql: postgres.Sql) => Promise<unknown>): Promise<unknown> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 2 });
  try {
    return await question(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

const writeNote = (url: string) =>
  ask(url, async (sql) => {
    await sql`create table notes (text text)`;
    await sql`insert into notes values ('kept')`;
  });
const readNotes = (url: string) => ask(url, (sql) => sql`select text from notes`.values());

const postmasterPid = async (dataDir: string) =>
  Number((await readFile(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);

const runs = (pid: number, dataDir: string) => isPostmaster(pid, path.join(dataDir, 'postgres'));

test('what was written is there after a restart, and nobody is left running between', async () => {
  const dataDir = await newDataDir();
  const first = await start(dataDir);
  await writeNote(first.url);
  const pid = await postmasterPid(dataDir);
  await first.stop();
  expect(runs(pid, dataDir)).toBe(false);
  const second = await start(dataDir);
  expect(await readNotes(second.url)).toEqual([['kept']]);
});

test('the site is no superuser of its database', async () => {
  const { url } = await start(await newDataDir());
  expect(await ask(url, (sql) => sql`select current_setting('is_superuser')`.values())).toEqual([['off']]);
});

test('after a crash PostgreSQL comes back at the same address with everything committed', async () => {
  const dataDir = await newDataDir();
  const { url } = await start(dataDir);
  await writeNote(url);
  process.kill(await postmasterPid(dataDir), 'SIGKILL');
  await expect.poll(() => readNotes(url).catch(() => 'down'), { timeout: 20_000 }).toEqual([['kept']]);
});

test('the PostgreSQL that a killed server left behind is ended, and what it committed is kept', async () => {
  const dataDir = await newDataDir();
  const killed = runNode(['lib/testing/hold-database.ts'], { DATA_DIR: dataDir });
  await printed(killed, 'running');
  await writeNote((await findEmbeddedPostgres(dataDir))!);
  const orphan = await postmasterPid(dataDir);
  killed.child.kill('SIGKILL');
  await killed.exited;
  expect(runs(orphan, dataDir)).toBe(true);
  const { url } = await start(dataDir);
  expect(runs(orphan, dataDir)).toBe(false);
  expect(await readNotes(url)).toEqual([['kept']]);
});

test('a second one on the same folder is refused and does not disturb the first', async () => {
  const dataDir = await newDataDir();
  const { url } = await start(dataDir);
  const second = startEmbeddedPostgres({ dataDir, logger, isDurable: false });
  await expect(second).rejects.toThrow(DataDirInUseError);
  await expect(second).rejects.toThrow(`DATA_DIR=${dataDir}`);
  await writeNote(url);
});

test('a process file that names some other living process stops nobody', async () => {
  const dataDir = await newDataDir();
  await (await start(dataDir)).stop();
  const folder = path.join(dataDir, 'postgres');
  const file = path.join(folder, 'postmaster.pid');
  await writeFile(file, `${process.ppid}\n${folder}\n1700000000\n5432\n\n127.0.0.1\n\nready\n`);
  const { uid, gid } = await stat(folder);
  await chown(file, uid, gid);
  await writeNote((await start(dataDir)).url);
  expect(process.kill(process.ppid, 0)).toBe(true);
});

test('a first start that was killed half-way leaves nothing in the way', async () => {
  const dataDir = await newDataDir();
  const killed = runNode(['lib/testing/hold-database.ts'], { DATA_DIR: dataDir });
  const hasDraft = async () => (await readdir(dataDir)).some((name) => name.startsWith('postgres.new-'));
  await expect.poll(hasDraft, { timeout: 20_000, interval: 5 }).toBe(true);
  killed.child.kill('SIGKILL');
  await killed.exited;
  await writeNote((await start(dataDir)).url);
});

test('a signal that reached PostgreSQL as well starts nothing again, and nothing is left', async () => {
  const dataDir = await newDataDir();
  const ending = new AbortController();
  const embedded = await start(dataDir, ending.signal);
  const pid = await postmasterPid(dataDir);
  process.kill(pid, 'SIGTERM');
  ending.abort();
  await expect.poll(() => runs(pid, dataDir), { timeout: 10_000 }).toBe(false);
  await sleep(500);
  expect(await findPostmaster(path.join(dataDir, 'postgres'))).toBeNull();
  await embedded.stop();
});

test('one that is being started again when the end comes is ended as well', async () => {
  const dataDir = await newDataDir();
  const embedded = await start(dataDir);
  const first = await postmasterPid(dataDir);
  process.kill(first, 'SIGKILL');
  await expect
    .poll(() => postmasterPid(dataDir).catch(() => first), { timeout: 20_000, interval: 2 })
    .not.toBe(first);
  await embedded.stop();
  expect(await findPostmaster(path.join(dataDir, 'postgres'))).toBeNull();
});

test('the data names no locale of the operating system, also when an older version made it', async () => {
  const dataDir = await newDataDir();
  const first = await start(dataDir);
  const locales = (url: string) =>
    ask(url, (sql) => sql`select distinct datcollate, datctype, datlocale from pg_database`.values());
  expect(await locales(first.adminUrl)).toEqual([['C', 'C', 'C.UTF-8']]);
  await ask(first.adminUrl, async (sql) => {
    await sql`set allow_system_table_mods = on`;
    await sql`update pg_database set datcollate = 'C.UTF-8', datctype = 'C.UTF-8'`;
  });
  await first.stop();
  const second = await start(dataDir);
  expect(await locales(second.adminUrl)).toEqual([['C', 'C', 'C.UTF-8']]);
});

test.each([
  [
    '17\n',
    /made by PostgreSQL 17, and this Colophon brings PostgreSQL \d+,.*you had until now: npm run backup/s,
  ],
  ['99\n', /made by PostgreSQL 99, .*It is of a newer Colophon: install that again/s],
  ['', /does not say which PostgreSQL made it/],
])(
  'data of another major version (%j) is refused with the way on, and nothing is touched',
  async (version, said) => {
    const dataDir = await newDataDir();
    const first = await start(dataDir);
    await writeNote(first.url);
    await first.stop();
    const file = path.join(dataDir, 'postgres/PG_VERSION');
    const own = await readFile(file, 'utf8');
    await writeFile(file, version);
    const listed = async () =>
      (await readdir(path.join(dataDir, 'postgres'), { recursive: true })).sort().join('\n');
    const before = await listed();
    const refused = startEmbeddedPostgres({ dataDir, logger, isDurable: false });
    await expect(refused).rejects.toThrow(StartError);
    await expect(refused).rejects.toThrow(said);
    await expect(refused).rejects.toThrow(`mv ${path.join(dataDir, 'postgres')} `);
    expect(await listed()).toBe(before);
    await writeFile(file, own);
    expect(await readNotes((await start(dataDir)).url)).toEqual([['kept']]);
  },
);

test('what is said of the way on works: the data aside, a new database takes its place', async () => {
  const dataDir = await newDataDir();
  await (await start(dataDir)).stop();
  const cluster = path.join(dataDir, 'postgres');
  await writeFile(path.join(cluster, 'PG_VERSION'), '17\n');
  await rename(cluster, `${cluster}-17`);
  await writeNote((await start(dataDir)).url);
});
