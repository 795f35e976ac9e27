import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyArchive } from '@/lib/backup/verify-archive';
import { writeArchive, type ArchiveSource } from '@/lib/backup/write-archive';
import { fileBase, fileName, makeMediaName } from '@/lib/media/storage/file-name';
import { fillTables } from '@/lib/server/database/fill-tables';

const url = process.env.DATABASE_URL!;
const sql = postgres(url, { max: 1, onnotice: () => {} });
const folder = await mkdtemp(path.join(os.tmpdir(), 'colophon-backup-'));
const dataDir = path.join(folder, 'data');
const media = path.join(dataDir, 'media');
const source: ArchiveSource = {
  url,
  dataDir,
  site: 'http://localhost:3000',
  authSecret: { value: 'a secret of the tests, long enough to be one', isFromEnvironment: false },
};
const picture = makeMediaName();
const plain = path.join(folder, 'plain.tar');
const encrypted = path.join(folder, 'encrypted.tar.enc');
const passphrase = 'a passphrase with ümlauts';

beforeAll(async () => {
  await fillTables(sql);
  await mkdir(media, { recursive: true });
  await writeFile(path.join(media, fileName(fileBase(picture, 1))), 'widest');
  await writeFile(path.join(media, fileName(fileBase(picture, 1), 640)), 'narrower');
  await writeFile(path.join(media, fileName(fileBase(picture, 2))), 'of an edition that is not stored yet');
  await sql`
    insert into media (name, source_hash, content_type, width, height, byte_size)
    values (${picture}, 'of the picture', 'image/webp', 1, 1, 14)`;
  await sql`insert into posts (author_id, slug, title, body) select id, 'odd', 'odd', ${ODD} from users limit 1`;
  // Larger than what the driver takes at once.
  for (const size of [70_000, 300_000, 1_000_000, 65_536])
    await sql`insert into tags (slug, name, name_key, description) values (${`of ${size}`}, '', ${`of ${size}`}, ${'x'.repeat(size)})`;
  await writeArchive(source, plain);
  await writeArchive({ ...source, passphrase }, encrypted);
});

afterAll(async () => {
  await sql.end({ timeout: 5 });
  await rm(folder, { recursive: true, force: true });
});

/** What a careless format loses: ends of lines, tabs, backslashes, what looks like COPY's own marks. */
const ODD = 'a\\b\tc\r\nd\n\\.\n\\N\u2028é🙂"{}';

const scratches = () => sql`select 1 from pg_namespace where nspname like 'colophon_scratch%'`;

test('an archive that was just made is whole, loads, and says what is in it', async () => {
  const { manifest, strange } = await verifyArchive(url, plain);
  expect(strange).toEqual([]);
  expect(manifest.tables.posts!.rows).toBe(3);
  expect(Object.keys(manifest.tables)).not.toContain('sessions');
  expect(manifest.files.filter(({ path }) => path.startsWith('media/')).map(({ path }) => path)).toEqual([
    `media/${picture.replace('.webp', '-640.webp')}`,
    `media/${picture}`,
  ]);
  // The other pictures of the rows have no files.
  expect(manifest.missing).toHaveLength(2);
  await expect(verifyArchive(url, encrypted, { passphrase })).resolves.toBeDefined();
  expect(await scratches()).toHaveLength(0);
});

test('only its owner may read it, nothing is left beside it, and it is a tar like any other', async () => {
  expect((await stat(plain)).mode & 0o777).toBe(0o600);
  expect((await readdir(folder)).sort()).toEqual(['data', 'encrypted.tar.enc', 'plain.tar']);
  expect((await readdir(media)).filter((name) => name.startsWith('.'))).toEqual([]);
  const names = execFileSync('tar', ['--list', '--file', plain], { encoding: 'utf8' }).trim().split('\n');
  expect(names[0]).toBe('manifest.json');
  expect(names.at(-1)).toBe('manifest.sha256');
});

test('tables of others whose names no archive holds are left out, and said to be', async () => {
  await sql`create table "Kunden" (id serial, name text)`;
  await sql`create table customers ("customerName" text)`;
  await sql`create table nothing ()`;
  await sql`create table moods (id int)`;
  const file = path.join(folder, 'with-others.tar');
  try {
    const { manifest } = await writeArchive(source, file);
    expect(manifest.leftOut).toEqual(expect.arrayContaining(['Kunden', 'customers', 'nothing']) as string[]);
    await expect(verifyArchive(url, file)).resolves.toMatchObject({ strange: ['moods'] });
  } finally {
    await rm(file, { force: true });
    await sql`drop table "Kunden", customers, nothing, moods`;
  }
});

test('an existing file is not overwritten', async () => {
  await expect(writeArchive(source, plain)).rejects.toThrow('is there already');
});
