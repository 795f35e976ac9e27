import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { ZipFile } from 'yazl';
import { openZip } from '@/lib/import/files/open-zip';
import { MEGABYTE, type SourceTree } from '@/lib/import/files/source-tree';
import { rawZip, type RawEntry } from '@/lib/testing/raw-zip';

async function archive(bytes: Buffer): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'colophon-zip-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'blog.zip');
  await writeFile(file, bytes);
  return file;
}

async function opened(entries: RawEntry[]): Promise<SourceTree> {
  const tree = await openZip(await archive(rawZip(entries)));
  onTestFinished(() => tree.close());
  return tree;
}

const pathsOf = async (tree: SourceTree) => (await tree.list()).map((file) => file.path);
const textOf = async (tree: SourceTree, file: string) => (await tree.read(file))?.toString() ?? null;

test('files are listed once and read on demand', async () => {
  const tree = await opened([
    { name: 'b/c.md', data: 'C' },
    { name: 'a.md', data: 'A', method: 0 },
    { name: 'b/' },
  ]);
  expect(tree.name).toBe('blog');
  expect(await tree.list()).toEqual([
    { path: 'a.md', size: 1 },
    { path: 'b/c.md', size: 1 },
  ]);
  expect(await textOf(tree, 'a.md')).toBe('A');
  expect(await textOf(tree, 'b/c.md')).toBe('C');
  expect(await textOf(tree, 'b')).toBeNull();
  expect(await textOf(tree, '../a.md')).toBeNull();
  expect(tree.remarks()).toEqual([]);
});

test('the only folder at the top is the blog itself, and what systems leave behind is none of it', async () => {
  const tree = await opened([
    { name: 'my-blog-main/a.md', data: 'A' },
    { name: 'my-blog-main/.obsidian/app.json', data: '{}' },
    { name: '__MACOSX/my-blog-main/._a.md', data: 'x' },
    { name: '.DS_Store', data: 'x' },
    { name: 'my-blog-main/.git/config', data: 'x' },
  ]);
  expect(await pathsOf(tree)).toEqual(['a.md']);
  expect(tree.name).toBe('my-blog-main');
  expect(await textOf(tree, '.obsidian/app.json')).toBe('{}');
  expect(await textOf(tree, '.git/config')).toBeNull();
  expect([...tree.ignored.keys()].sort()).toEqual([
    'hidden file',
    'in the folder .git',
    'in the folder .obsidian',
    'in the folder __MACOSX',
  ]);
});

test.each([
  [{ name: '../../etc/x.md' }, /leads out/],
  [{ name: 'a/../../x.md' }, /leads out/],
  [{ name: '..\\x.md' }, /leads out/],
  [{ name: '/etc/x.md' }, /absolute/],
  [{ name: 'C:\\x.md' }, /absolute/],
  [{ name: 'a\0.md' }, /NUL/],
  [{ name: 'x.md', mode: 0o120777, data: '/etc/passwd' }, /is a link/],
  [{ name: 'x.md', mode: 0o010644 }, /no ordinary file/],
  [{ name: 'x.md', flags: 0x801 }, /encrypted/],
  [{ name: 'x.md', method: 99 }, /method 99/],
  [{ name: `${'a/'.repeat(80)}x.md` }, /folders/],
  [{ name: `${'a'.repeat(5000)}.md` }, /too long/],
])('a hostile entry (%#) is named and not read, and others are', async (entry: RawEntry, why) => {
  const tree = await opened([entry, { name: 'good.md', data: 'good' }]);
  expect(await pathsOf(tree)).toEqual(['good.md']);
  expect(tree.remarks()).toEqual([expect.stringMatching(why)]);
  expect(await textOf(tree, 'good.md')).toBe('good');
});

test.each([
  [Buffer.from('é.md'), 0, 'é.md'],
  [Buffer.from('e\u0301.md'), 0x800, 'é.md'],
  [Buffer.from([0x82, 0x2e, 0x6d, 0x64]), 0, 'é.md'],
  [Buffer.from('日本 🚂\n.md'), 0x800, '日本 🚂\n.md'],
  [Buffer.from('.\\a\\b.md'), 0, 'a/b.md'],
])('a name of the bytes %o and the flags %i is %j', async (name, flags, file) => {
  const tree = await opened([{ name, flags, data: 'text' }, { name: 'other.md' }]);
  expect(await pathsOf(tree)).toContain(file);
  expect(await textOf(tree, file)).toBe('text');
});

test('of two entries of one name the first counts, names that differ in case are both read', async () => {
  const tree = await opened([
    { name: 'a.md', data: 'first' },
    { name: 'a.md', data: 'second' },
    { name: 'A.md', data: 'third' },
  ]);
  expect(await pathsOf(tree)).toEqual(['A.md', 'a.md']);
  expect(await textOf(tree, 'a.md')).toBe('first');
  expect(await textOf(tree, 'A.md')).toBe('third');
  expect(tree.remarks()).toEqual([
    'the archive holds a.md more than once; the first one counts',
    'A.md and a.md differ in nothing but case; both are read',
  ]);
});

test('what lies about its size, is damaged or is a bomb fails by itself', async () => {
  const tree = await opened([
    { name: 'short.md', data: 'x'.repeat(1000), size: 10 },
    { name: 'long.md', data: 'x', size: 1000 },
    { name: 'damaged.md', data: 'x', crc: 1 },
    { name: 'bomb.md', data: Buffer.alloc(30 * MEGABYTE) },
    { name: 'large.md', data: 'x'.repeat(1000) },
    { name: 'noise.bin', data: deflateRawSync(Buffer.alloc(1_100_000_000 / 1000, 'abcdefgh')), method: 0 },
    { name: 'good.md', data: 'good' },
  ]);
  for (const name of ['short.md', 'long.md']) await expect(tree.read(name)).rejects.toThrow(/cannot be read/);
  await expect(tree.read('damaged.md')).rejects.toThrow('the file is damaged');
  await expect(tree.read('bomb.md')).rejects.toThrow('more than 200 times its size');
  await expect(tree.read('large.md', 500)).rejects.toThrow('larger than 0 MB');
  expect(await textOf(tree, 'good.md')).toBe('good');
});

test('an archive whose files overlap, or unpack to far more than it is, is refused', async () => {
  const packed = Buffer.alloc(2 * MEGABYTE, 7);
  const entries: RawEntry[] = [{ name: 'a.md', data: packed, method: 0 }];
  const bytes = rawZip([...entries, ...Array.from({ length: 3 }, (_, index) => ({ name: `${index}.md` }))]);
  // The three others are said to be as large as the first, and to begin where it does.
  let at = bytes.indexOf(Buffer.from('PK\x01\x02'), packed.length);
  for (
    at = bytes.indexOf(Buffer.from('PK\x01\x02'), at + 1);
    at > 0;
    at = bytes.indexOf(Buffer.from('PK\x01\x02'), at + 1)
  ) {
    bytes.writeUInt32LE(packed.length, at + 20);
    bytes.writeUInt32LE(0, at + 42);
  }
  const overlapping = await openZip(await archive(bytes));
  onTestFinished(() => overlapping.close());
  await expect(overlapping.list()).rejects.toThrow('its files overlap');
  const huge = await opened(
    Array.from({ length: 3 }, (_, index) => ({ name: `${index}.md`, size: 0xf0000000 })),
  );
  await expect(huge.list()).rejects.toThrow('unpack to more than 1024 MB');
});

test.each([Buffer.from(''), Buffer.from('no zip'), rawZip([{ name: 'a.md', data: 'x' }]).subarray(0, -5)])(
  'what is no whole zip is refused in a sentence',
  async (bytes) => {
    await expect(openZip(await archive(bytes))).rejects.toThrow(/^the archive cannot be read: \S/);
  },
);

test('twenty thousand entries, and the form for more than 65,535 of them, are read', async () => {
  const zip = new ZipFile();
  for (let index = 0; index < 20_000; index += 1)
    zip.addBuffer(Buffer.from(`# ${index}`), `top/${index}.md`, { compress: false });
  zip.end({ forceZip64Format: true, comment: '' });
  const file = await archive(Buffer.alloc(0));
  await pipeline(zip.outputStream, createWriteStream(file));
  const tree = await openZip(file);
  onTestFinished(() => tree.close());
  expect(await tree.list()).toHaveLength(20_000);
  expect(await textOf(tree, '19999.md')).toBe('# 19999');
});

test('whichever bytes of an archive are changed, it is read or refused in a sentence', async () => {
  const whole = rawZip([
    { name: 'top/a.md', data: 'text of a' },
    { name: 'top/b.md', data: 'text of b', method: 0 },
  ]);
  const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(changes, async (list) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of list) bytes[at] = value;
      const file = await archive(bytes);
      try {
        const tree = await openZip(file);
        try {
          for (const { path: name } of await tree.list()) {
            const text = await tree.read(name).catch((error: Error) => error);
            if (text instanceof Error) expect(text.name).toBe('ImportError');
            else expect(['text of a', 'text of b']).toContain(text?.toString());
          }
        } finally {
          await tree.close();
        }
      } catch (error) {
        expect(error).toMatchObject({ name: 'ImportError' });
      }
    }),
    { numRuns: 300 },
  );
});
