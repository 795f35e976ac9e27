import { randomBytes, randomInt } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMeter, sha256 } from '@/lib/backup/archive/digest';
import { mediaOf, type Manifest } from '@/lib/backup/archive/manifest';
import { readArchive } from '@/lib/backup/archive/read-archive';
import { copyOut, listTables } from '@/lib/backup/queries/snapshot';
import { writeArchive } from '@/lib/backup/write-archive';
import { fileBase, fileName, makeMediaName } from '@/lib/media/storage/file-name';
import { fillTables } from '@/lib/server/database/fill-tables';
import { migrate } from '@/lib/server/database/migrate';
import { findPostmaster, isPostmaster } from '@/lib/server/embedded-postgres/postmaster-file';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@/lib/server/embedded-postgres/start';
import { printed, runNode } from '@/lib/testing/site-process';

/** How often each is killed. */
const KILLS = Number(process.env.KILLS ?? 3);
const PICTURES = 30;

const folder = await mkdtemp(path.join(os.tmpdir(), 'colophon-kills-'));
const dataDir = path.join(folder, 'data');
const backups = path.join(folder, 'backups');
let embedded: EmbeddedPostgres;
let target: string;

beforeAll(async () => {
  embedded = await startEmbeddedPostgres({ dataDir, logger: pino({ level: 'silent' }), isDurable: false });
  await migrate(embedded.url);
  const admin = postgres(embedded.adminUrl, { max: 1, onnotice: () => {} });
  await admin`create database target owner colophon`;
  await admin.end();
  target = embedded.url.replace(/colophon$/, 'target');
  await onDatabase(embedded.url, fillTables);
}, 120_000);

afterAll(async () => {
  await embedded?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function onDatabase<T>(url: string, run: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await run(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Posts and pictures, enough for a second of work. */
async function addContent(mark: string): Promise<void> {
  await mkdir(path.join(dataDir, 'media'), { recursive: true });
  await onDatabase(embedded.url, async (sql) => {
    for (let index = 0; index < PICTURES; index++) {
      const name = makeMediaName();
      await writeFile(path.join(dataDir, 'media', fileName(fileBase(name, 1))), randomBytes(300_000));
      await sql`
        insert into media (name, source_hash, content_type, width, height, byte_size)
        values (${name}, ${name}, 'image/webp', 1, 1, 300000)`;
    }
    await sql`
      insert into posts (author_id, slug, title, body)
      select (select min(id) from users), ${mark} || n, ${mark},
        (select string_agg(md5(${mark} || n::text || ' ' || m::text), ' ') from generate_series(1, 300) as m)
      from generate_series(1, 1500) as n`;
  });
}

const command = (name: string, args: string[], environment: Record<string, string>) =>
  runNode(['--conditions=react-server', `scripts/${name}.ts`, ...args], { BCRYPT_COST: '4', ...environment });

type Run = ReturnType<typeof command>;

/** Lets it work for a while and kills it. @returns whether it had ended by itself */
async function killWithin(run: Run, sign: string, milliseconds: number): Promise<boolean> {
  await printed(run, sign);
  await sleep(randomInt(1, Math.max(2, Math.round(milliseconds))));
  const hadEnded = run.child.exitCode !== null;
  run.child.kill('SIGKILL');
  await run.exited;
  return hadEnded;
}

/** Milliseconds from the sign to the end of one that is left alone. */
async function durationOf(run: Run, sign: string): Promise<number> {
  await printed(run, sign);
  const startedAt = performance.now();
  expect(await run.exited, run.output()).toBe(0);
  return performance.now() - startedAt;
}

test('a backup that is killed leaves nothing that looks like one', { timeout: 600_000 }, async () => {
  await addContent('first');
  const args = ['--to', `${backups}/`, '--no-verify'];
  const backUp = () => command('backup', args, { DATA_DIR: dataDir });
  const duration = await durationOf(backUp(), 'Reading the database');
  let killed = 0;
  for (let trial = 0; trial < KILLS; trial++) {
    if (!(await killWithin(backUp(), 'Reading the database', duration))) killed++;
    for (const name of await readdir(backups))
      if (name.endsWith('.tar')) await readArchive(path.join(backups, name));
      else expect(name).toMatch(/^\..*\.backup-part$/);
  }
  expect(await backUp().exited).toBe(0);
  const left = [...(await readdir(backups)), ...(await readdir(path.join(dataDir, 'media')))];
  expect(left.filter((name) => name.startsWith('.'))).toEqual([]);
  console.info(`backups: ${killed} of ${KILLS} killed at work, which takes ${Math.round(duration)} ms`);
});

test('a restore that is killed leaves the one site or the other, whole', { timeout: 900_000 }, async () => {
  const archives: { file: string; manifest: Manifest }[] = [];
  for (const mark of ['second', 'third']) {
    await addContent(mark);
    const file = path.join(folder, `${mark}.tar`);
    const authSecret = { value: 'a secret that is long enough for this', isFromEnvironment: false };
    const source = { url: embedded.url, dataDir, site: 'http://localhost:3000', authSecret };
    archives.push({ file, manifest: (await writeArchive(source, file)).manifest });
  }
  const environment = { DATA_DIR: path.join(folder, 'target'), DATABASE_URL: target };
  const restore = (file: string) =>
    command('restore', [file, '--replace', '--no-safety-backup'], environment);
  expect(await restore(archives[0]!.file).exited).toBe(0);
  const duration = await durationOf(restore(archives[0]!.file), 'Loading and comparing it');
  let [present, killed, replaced] = [0, 0, 0];
  for (let trial = 0; trial < KILLS; trial++) {
    const other = 1 - present;
    if (!(await killWithin(restore(archives[other]!.file), 'Loading and comparing it', duration))) killed++;
    const found = await Promise.all(
      archives.map(({ manifest }) => isWhole(manifest, path.join(environment.DATA_DIR, 'media'))),
    );
    expect(found.filter(Boolean), `after kill ${trial}`).toHaveLength(1);
    if (found[other]) replaced++;
    present = found.indexOf(true);
  }
  const last = restore(archives[1 - present]!.file);
  expect(await last.exited, last.output()).toBe(0);
  expect(await isWhole(archives[1 - present]!.manifest, path.join(environment.DATA_DIR, 'media'))).toBe(true);
  const schemas = await onDatabase(
    target,
    (sql) => sql`select nspname from pg_namespace where nspname like 'colophon%'`,
  );
  expect(schemas).toHaveLength(0);
  console.info(
    `restores: ${killed} of ${KILLS} killed at work, which takes ${Math.round(duration)} ms; ${replaced} had been put in place`,
  );
});

test('a check that is killed leaves no database running, and the next removes its folder', async () => {
  const file = path.join(folder, 'checked.tar');
  const authSecret = { value: 'a secret that is long enough for this', isFromEnvironment: false };
  await writeArchive({ url: embedded.url, dataDir, site: 'http://localhost:3000', authSecret }, file);
  const TMPDIR = await mkdtemp(path.join(folder, 'tmp-'));
  await chmod(folder, 0o755);
  await chmod(TMPDIR, 0o755);
  // Where there is no site, the database for it is made in a folder of its own.
  const verify = () => command('verify', [file], { DATA_DIR: path.join(folder, 'none'), TMPDIR });
  await killWithin(verify(), 'Reading and loading the archive', 100);
  const parts = async () => (await readdir(TMPDIR)).filter((name) => name.endsWith('.backup-part'));
  const cluster = path.join(TMPDIR, (await parts())[0]!, 'postgres');
  const { pid } = (await findPostmaster(cluster))!;
  const next = verify();
  expect(await next.exited, next.output()).toBe(0);
  expect(isPostmaster(pid, cluster)).toBe(false);
  expect(await parts()).toEqual([]);
  // One that is asked to end takes its folder along, and has nothing to say.
  const asked = verify();
  await printed(asked, 'Reading and loading the archive');
  asked.child.kill('SIGTERM');
  expect(await asked.exited).toBe(143);
  expect(asked.output()).toBe('Reading and loading the archive\n');
  expect(await parts()).toEqual([]);
}, 300_000);

/** Every row of every table and every byte of every picture. */
async function isWhole(manifest: Manifest, media: string): Promise<boolean> {
  const rows = await onDatabase(target, async (sql) => {
    const tables = new Map((await listTables(sql)).map((table) => [table.name, table]));
    for (const [name, { sha256: hash, columns }] of Object.entries(manifest.tables)) {
      const meter = createMeter();
      for await (const chunk of await copyOut(sql, { ...tables.get(name)!, columns }))
        meter.add(chunk as Buffer);
      // Notes of files to remove are made by the restore itself.
      if (name !== 'media_leftovers' && meter.digest().sha256 !== hash) return false;
    }
    return true;
  });
  if (!rows) return false;
  for (const { path: name, sha256: hash } of manifest.files) {
    const file = mediaOf(name);
    if (file && sha256(await readFile(path.join(media, file))) !== hash) return false;
  }
  return true;
}
