import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { requireSpace } from '@/lib/backup/disk-space';
import { keepPictures } from '@/lib/backup/keep-pictures';
import { withTemporaryFolder } from '@/lib/backup/temporary-folder';
import { fileBase, fileName, makeMediaName } from '@/lib/media/storage/file-name';

const root = await mkdtemp(path.join(os.tmpdir(), 'colophon-keep-'));
afterAll(() => rm(root, { recursive: true, force: true }));

test('a picture that is replaced or removed meanwhile stays as the rows name it', async () => {
  const media = path.join(root, 'media');
  const kept = path.join(root, 'kept');
  await Promise.all([mkdir(media), mkdir(kept)]);
  const [shown, lost] = [makeMediaName(), makeMediaName()];
  const present = fileName(fileBase(shown, 2));
  await writeFile(path.join(media, fileName(fileBase(shown, 1))), 'before');
  await writeFile(path.join(media, present), 'as the rows name it');
  await writeFile(path.join(media, fileName(fileBase(shown, 3))), 'afterwards');
  await writeFile(path.join(media, 'a note of somebody.txt'), '');
  const pictures = [
    { name: shown, edition: 2 },
    { name: lost, edition: 1 },
  ];
  expect(await keepPictures(media, kept, pictures)).toEqual({ files: [present], missing: [lost] });
  await rm(media, { recursive: true });
  expect(await readFile(path.join(kept, present), 'utf8')).toBe('as the rows name it');
  expect(await keepPictures(media, kept, pictures)).toEqual({ files: [], missing: [shown, lost] });
});

test('a folder of a killed process is removed by the next, and one that is in use is not', async () => {
  const place = path.join(root, 'backups');
  await mkdir(path.join(place, '.dead.backup-part'), { recursive: true });
  await writeFile(path.join(place, '.dead.backup-part', 'archive'), 'half');
  await withTemporaryFolder(place, async (first) => {
    await withTemporaryFolder(place, async (second) => {
      expect((await readdir(place)).sort()).toEqual(
        [first, second].map((folder) => path.basename(folder)).sort(),
      );
    });
  });
  expect(await readdir(place)).toEqual([]);
});

test('too little room is told before anything is written', async () => {
  await expect(requireSpace(root, 1)).resolves.toBeUndefined();
  await expect(requireSpace(root, 2 ** 60)).rejects.toThrow(/^There is too little room in .* MB are free/);
});
