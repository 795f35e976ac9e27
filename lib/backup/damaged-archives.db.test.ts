import { appendFile, mkdir, mkdtemp, readFile, rm, truncate, writeFile, copyFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readArchive } from '@/lib/backup/archive/read-archive';
import { verifyArchive } from '@/lib/backup/verify-archive';
import { writeArchive } from '@/lib/backup/write-archive';
import { fileBase, fileName, makeMediaName } from '@/lib/media/storage/file-name';
import { fillTables } from '@/lib/server/database/fill-tables';
import { flipByte, repack, replaceRows, rowsOf, unpack, type Unpacked } from '@/lib/testing/repack';

const url = process.env.DATABASE_URL!;
const sql = postgres(url, { max: 1, onnotice: () => {} });
const folder = await mkdtemp(path.join(os.tmpdir(), 'colophon-damaged-'));
const plain = path.join(folder, 'plain.tar');
const encrypted = path.join(folder, 'encrypted.tar.enc');
const copy = path.join(folder, 'copy');
const passphrase = 'seven lanterns';

beforeAll(async () => {
  const dataDir = path.join(folder, 'data');
  await fillTables(sql);
  const picture = makeMediaName();
  await mkdir(path.join(dataDir, 'media'), { recursive: true });
  await writeFile(
    path.join(dataDir, 'media', fileName(fileBase(picture, 1))),
    Buffer.alloc(150_001, 'no whole block'),
  );
  await sql`
    insert into media (name, source_hash, content_type, width, height, byte_size)
    values (${picture}, 'of the picture', 'image/webp', 1, 1, 14)`;
  const authSecret = { value: 'a secret of the tests, long enough', isFromEnvironment: false };
  const source = { url, dataDir, site: 'http://localhost:3000', authSecret };
  await writeArchive(source, plain);
  await writeArchive({ ...source, passphrase }, encrypted);
});

afterAll(async () => {
  await sql.end({ timeout: 5 });
  await rm(folder, { recursive: true, force: true });
});

const read = (file: string) => readArchive(file, {}, { passphrase });

/** Where each entry of a tar begins, and how many bytes are in it. */
async function entriesOf(file: string): Promise<{ name: string; start: number; size: number }[]> {
  const bytes = await readFile(file);
  const entries = [];
  for (let at = 0; bytes[at] !== 0;) {
    const size = parseInt(bytes.toString('latin1', at + 124, at + 136), 8);
    entries.push({ name: bytes.toString('latin1', at, at + 100).replace(/\0.*/s, ''), start: at, size });
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return entries;
}

test('one byte that is another is found, wherever it is', async () => {
  const entries = await entriesOf(plain);
  const { length } = await readFile(plain);
  const places = entries.flatMap(({ start, size }) => {
    const end = start + 512 + size;
    // In the head, at both ends of what is in it, in its middle, and in what fills its last block.
    return [start + 5, start + 130, start + 300, start + 511, start + 512, start + 512 + (size >> 1), end - 1]
      .concat(size % 512 === 0 ? [] : [end, start + 512 + Math.ceil(size / 512) * 512 - 1])
      .filter((at) => at < length);
  });
  places.push(length - 1024, length - 1);
  for (const at of places) {
    await flipByte(plain, at, copy);
    await expect(read(copy), `byte ${at}`).rejects.toThrow(
      /damaged|not a backup|newer|belong|cut off|larger|end/i,
    );
  }
  expect(places.length).toBeGreaterThan(300);
});

test('so it is in an encrypted one', async () => {
  const { length } = await readFile(encrypted);
  for (const at of [0, 29, 30, 45, 46, 1000, length >> 1, length - 17, length - 1]) {
    await flipByte(encrypted, at, copy);
    await expect(read(copy), `byte ${at}`).rejects.toThrow(
      /damaged|passphrase|not a backup|not an encrypted/,
    );
  }
});

test.each([1, 512, 5000, 20_000])('an archive that lacks its last %d bytes is refused', async (missing) => {
  for (const file of [plain, encrypted]) {
    await copyFile(file, copy);
    await truncate(copy, (await readFile(file)).length - missing);
    await expect(read(copy)).rejects.toThrow(/cut off|damaged/);
  }
});

test('pieces of an encrypted archive can be neither moved nor left out, and nothing follows the last', async () => {
  const bytes = await readFile(encrypted);
  const [head, piece] = [46, 65_536 + 16];
  const at = (index: number) => bytes.subarray(head + index * piece, head + (index + 1) * piece);
  expect(at(2).length).toBeGreaterThan(16);
  const changed = {
    moved: [at(1), at(0), bytes.subarray(head + 2 * piece)],
    'left out': [at(0), bytes.subarray(head + 2 * piece)],
    'cut off between two': [at(0), at(1)],
    'followed by more': [bytes.subarray(head), at(0)],
  };
  for (const [what, parts] of Object.entries(changed)) {
    await writeFile(copy, Buffer.concat([bytes.subarray(0, head), ...parts]));
    await expect(read(copy), what).rejects.toThrow(/damaged|passphrase|cut off/);
  }
});

test('a wrong passphrase, and none, are told', async () => {
  await expect(readArchive(encrypted, {}, { passphrase: 'another' })).rejects.toThrow(
    'The passphrase is not',
  );
  await expect(readArchive(encrypted)).rejects.toThrow('--passphrase-file');
});

test('bytes after the end, and files that are no archive, are refused', async () => {
  await copyFile(plain, copy);
  await appendFile(copy, Buffer.alloc(512));
  await expect(read(copy)).rejects.toThrow('goes on after its end');
  await writeFile(copy, 'PK a zip, perhaps'.repeat(100));
  await expect(read(copy)).rejects.toThrow('not a backup');
  await writeFile(copy, '');
  await expect(read(copy)).rejects.toThrow('cut off');
  await expect(read(path.join(folder, 'none'))).rejects.toThrow('cannot be read');
  await expect(read(folder)).rejects.toThrow('is not a file');
});

/** Each makes an archive whose hashes are right, and which is wrong all the same. */
const forgeries: Record<string, [(archive: Unpacked) => void, RegExp]> = {
  'a row is missing, and the count is right': [
    (archive) => {
      const rows = archive.manifest.tables.posts!.rows;
      replaceRows(archive, 'posts', withoutFirst(rowsOf(archive, 'posts')));
      archive.manifest.tables.posts!.rows = rows;
    },
    /rows of posts are not those/,
  ],
  'the row of an author is missing': [(archive) => replaceRows(archive, 'users', ''), /do not fit together/],
  'a row is there twice': [
    (archive) => replaceRows(archive, 'tags', rowsOf(archive, 'tags').repeat(2)),
    /refuses the rows of tags: duplicate key/,
  ],
  'a table is missing': [
    (archive) => {
      delete archive.manifest.tables.comments;
      archive.manifest.files = archive.manifest.files.filter(({ path }) => path !== 'data/comments.copy.gz');
    },
    /lacks the table comments|does not belong/,
  ],
  'a file goes up': [
    (archive) => archive.manifest.files.push({ path: 'media/../../x.webp', size: 0, sha256: '0'.repeat(64) }),
    /does not belong there/,
  ],
  'a file is listed twice': [
    (archive) => archive.manifest.files.push({ ...archive.manifest.files[0]! }),
    /twice/,
  ],
  'another column': [
    (archive) => archive.manifest.tables.tags!.columns.splice(0, 1, 'name"; drop table x'),
    /damaged/,
  ],
  'a column that there was not': [
    (archive) => archive.manifest.tables.tags!.columns.splice(0, 1, 'mood'),
    /columns of tags/,
  ],
  'a bomb': [(archive) => replaceRows(archive, 'tags', `${'0'.repeat(100 * 2 ** 20)}\n`), /refused/],
  'a bomb that lies': [
    (archive) => {
      archive.files.set('data/tags.copy.gz', gzipSync(Buffer.alloc(100 * 2 ** 20)));
      archive.manifest.tables.tags!.bytes = 1000;
    },
    /rows of tags are not those/,
  ],
  'a newer format': [(archive) => void Object.assign(archive.manifest, { format: 2 }), /newer Colophon/],
  'a newer database': [
    (archive) => archive.manifest.migrations.push({ when: 9_999_999_999_999, hash: '' }),
    /newer or another Colophon/,
  ],
};

const withoutFirst = (rows: string) => rows.slice(rows.indexOf('\n') + 1);

test.each(Object.keys(forgeries))('refused: %s', { timeout: 120_000 }, async (what) => {
  const [forge, words] = forgeries[what]!;
  const archive = await unpack(plain);
  forge(archive);
  await repack(archive, copy);
  await expect(verifyArchive(url, copy)).rejects.toThrow(words);
  await rm(copy);
  expect(await sql`select 1 from pg_namespace where nspname like 'colophon_scratch%'`).toHaveLength(0);
});
