import { chown, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import postgres from 'postgres';
import { expect, onTestFinished, test } from 'vitest';
import {
  DataDirInUseError,
  findEmbeddedPostgres,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '@/lib/server/embedded-postgres/start';
import { isPostmaster } from '@/lib/server/embedded-postgres/postmaster-file';
import { printed, runNode } from '@/lib/testing/site-process';

const logger = pino({ level: 'silent' });

async function newDataDir(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'colophon-life-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const embedded = await startEmbeddedPostgres({ dataDir, logger, isDurable: false });
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
