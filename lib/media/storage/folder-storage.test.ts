import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fileBase, fileName, makeMediaName } from '@/lib/media/storage/file-name';
import { folderStorage } from './folder-storage';

const root = await mkdtemp(path.join(os.tmpdir(), 'colophon-storage-'));
afterAll(() => rm(root, { recursive: true }));
const folder = path.join(root, 'media');
const storage = folderStorage(folder);
const bytes = Buffer.from('a picture');

test('what is written can be read, and nothing unfinished is left', async () => {
  const name = makeMediaName();
  expect(await storage.has(name)).toBe(false);
  expect(await storage.read(name)).toBeNull();
  await storage.write(name, bytes);
  expect(await storage.has(name)).toBe(true);
  expect(await storage.read(name)).toEqual(bytes);
  expect(await readdir(folder)).toContain(name);
  expect((await readdir(folder)).filter((file) => file.endsWith('.part'))).toEqual([]);
});

test('removing takes the files of one base, unfinished ones too, and no other', async () => {
  const name = makeMediaName();
  const [first, second] = [fileBase(name, 1), fileBase(name, 2)];
  for (const file of [fileName(first), fileName(first, 640), fileName(second), fileName(second, 640)])
    await storage.write(file, bytes);
  await writeFile(path.join(folder, `${fileName(first, 320)}.00ff.part`), 'half');
  await storage.removeAll(first);
  const left = (await readdir(folder)).filter((file) => file.startsWith(name.slice(0, 24)));
  expect(left.sort()).toEqual([`${second}-640.webp`, `${second}.webp`].sort());
  await storage.removeAll(first);
});

const stem = 'a'.repeat(24);

test.each([
  ...['', '.', '..', '../x', `../${stem}.webp`, `..%2f${stem}.webp`, `/etc/passwd`, `${stem}.webp/..`],
  ...[`${stem}.png`, `${stem}.webp\0.png`, `${stem}.webp\n`, `x/${stem}.webp`, `.${stem}.webp`],
  ...[`${stem.toUpperCase()}.webp`, `${stem}_0.webp`, `${stem}-.webp`, `${stem}_1_2.webp`],
])('%j leads nowhere', async (bad) => {
  expect(await storage.read(bad)).toBeNull();
  await expect(storage.write(bad, bytes)).rejects.toThrow('not a media name');
});

test('a base that is none removes nothing', async () => {
  for (const bad of ['', '.*', '../media', `${stem}|.*`])
    await expect(storage.removeAll(bad)).rejects.toThrow('not a media name');
});
