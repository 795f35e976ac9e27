import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { textEntry } from './entry';
import { exportTo } from './export-to';
import type { Target } from './target';
import { besideOf, takeUnfinished } from './unfinished';

const disk = vi.hoisted(() => ({ hasLinks: true }));
vi.mock(import('node:fs/promises'), async (importOriginal) => {
  const original = await importOriginal();
  const link: typeof original.link = async (...names) => {
    if (disk.hasLinks) return original.link(...names);
    throw Object.assign(new Error('not here'), { code: 'EPERM' });
  };
  return { ...original, link };
});

async function makeRoot(): Promise<string> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'colophon-target-'));
  onTestFinished(() => rm(root, { recursive: true }));
  return root;
}

const write = (target: Target): Promise<void> => target.add(textEntry('posts/a.md', 'A'));
const locations = ['out', 'out.zip'];

test('a folder may be there when it is empty, and stands in folders that are made for it', async () => {
  const root = await makeRoot();
  await mkdir(path.join(root, 'empty'));
  for (const name of ['empty', 'deep/er/new', 'deep/x.zip']) await exportTo(path.join(root, name), write);
  expect(await readFile(path.join(root, 'empty/posts/a.md'), 'utf8')).toBe('A');
  expect(await readFile(path.join(root, 'deep/er/new/posts/a.md'), 'utf8')).toBe('A');
  expect((await readdir(root)).sort()).toEqual(['deep', 'empty']);
  expect((await readdir(path.join(root, 'deep'))).sort()).toEqual(['er', 'x.zip']);
});

test('what is there already is left alone, with a sentence', async () => {
  const root = await makeRoot();
  await writeFile(path.join(root, 'file'), 'mine');
  await writeFile(path.join(root, 'a.zip'), 'mine');
  const refusals: [string, RegExp][] = [
    ['.', /is not empty\. Name a folder that is empty/],
    ['file', /is a file\. Name a folder/],
    ['a.zip', /is there already/],
    ['file/out', /cannot be made: a part of the path is a file\.$/],
    ['file/out.zip', /cannot be made: a part of the path is a file\.$/],
  ];
  for (const [name, sentence] of refusals)
    await expect(exportTo(path.join(root, name), write)).rejects.toThrow(sentence);
  expect((await readdir(root)).sort()).toEqual(['a.zip', 'file']);
  expect(await readFile(path.join(root, 'a.zip'), 'utf8')).toBe('mine');
});

test('content is for the eyes of its owner alone, and pages are for those of a server', async () => {
  const root = await makeRoot();
  for (const name of locations) {
    await exportTo(path.join(root, name), write);
    await exportTo(path.join(root, `public-${name}`), write, { isPublic: true });
    expect((await stat(path.join(root, name))).mode & 0o077).toBe(0);
    expect((await stat(path.join(root, `public-${name}`))).mode & 0o044).toBe(0o044);
  }
});

test.each(locations)('a failure in the middle leaves nothing: %s', async (name) => {
  const root = await makeRoot();
  const fail = async (target: Target): Promise<void> => {
    await write(target);
    expect((await readdir(root)).every((made) => made.startsWith(`${name}.unfinished-`))).toBe(true);
    throw new Error('in the middle');
  };
  await expect(exportTo(path.join(root, name), fail)).rejects.toThrow('in the middle');
  expect(await readdir(root)).toEqual([]);
});

test('a folder that is there is filled from within: it may be a disk of its own', async () => {
  const root = await makeRoot();
  const folder = path.join(root, 'disk');
  await mkdir(folder);
  const before = await stat(folder);
  const fail = async (target: Target): Promise<void> => {
    await write(target);
    expect(await readdir(root)).toEqual(['disk']);
    throw new Error('in the middle');
  };
  await expect(exportTo(folder, fail)).rejects.toThrow('in the middle');
  expect(await readdir(folder)).toEqual([]);
  const intrude = async (target: Target): Promise<void> => {
    await write(target);
    await writeFile(path.join(folder, 'mine'), 'mine');
  };
  await expect(exportTo(folder, intrude)).rejects.toThrow('something else took its place meanwhile');
  expect(await readdir(folder)).toEqual(['mine']);
  await rm(path.join(folder, 'mine'));
  await exportTo(folder, write);
  expect(await readdir(folder)).toEqual(['posts']);
  expect((await stat(folder)).ino).toBe(before.ino);
  expect((await stat(path.join(folder, 'posts'))).mode & 0o077).toBe(0);
});

test('what a killed process has left is removed by the next, and what is at work stays', async () => {
  const root = await makeRoot();
  const at = (name: string): string => path.join(root, name);
  for (const rest of ['out.unfinished-0123abcd/posts', 'empty/.unfinished-0123abcd', 'out.unfinished-mine'])
    await mkdir(at(rest), { recursive: true });
  await writeFile(at('out.zip.unfinished-0123abcd'), '');
  const atWork = await takeUnfinished(besideOf(at('out')));
  await mkdir(atWork.path);
  for (const name of ['out', 'empty', 'out.zip']) await exportTo(at(name), write);
  expect((await readdir(root)).sort()).toEqual(
    ['empty', 'out', path.basename(atWork.path), 'out.unfinished-mine', 'out.zip'].sort(),
  );
  expect(await readdir(at('empty'))).toEqual(['posts']);
  await atWork.release();
});

test('a disk on which a file has one name alone takes archives, too', async () => {
  const root = await makeRoot();
  disk.hasLinks = false;
  onTestFinished(() => void (disk.hasLinks = true));
  const zip = path.join(root, 'out.zip');
  await exportTo(zip, write);
  expect(await readdir(root)).toEqual(['out.zip']);
  expect((await stat(zip)).size).toBeGreaterThan(0);
  const both = await Promise.allSettled([1, 2].map(() => exportTo(path.join(root, 'b.zip'), write)));
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((await readdir(root)).sort()).toEqual(['b.zip', 'out.zip']);
});

test.each(locations)('of content that breaks off nothing is left: %s', async (name) => {
  const root = await makeRoot();
  async function* content(): AsyncGenerator<Buffer> {
    yield Buffer.alloc(100_000);
    throw new Error('the database went away');
  }
  const entry = { path: 'a', modifiedAt: new Date(0), content: content() };
  await expect(exportTo(path.join(root, name), (target) => target.add(entry))).rejects.toThrow('went away');
  expect(await readdir(root)).toEqual([]);
});

test.each(locations)('of two at once to one place one wins, whole: %s', async (name) => {
  const root = await makeRoot();
  const both = await Promise.allSettled(
    ['A', 'B'].map((text) => exportTo(path.join(root, name), (target) => target.add(textEntry('a', text)))),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = both.find((one) => one.status === 'rejected');
  expect(String(refused?.reason)).toMatch(/something else took its place meanwhile/);
  expect(await readdir(root)).toEqual([name]);
});
