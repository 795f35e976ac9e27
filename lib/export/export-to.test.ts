import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { textEntry } from './entry';
import { exportTo } from './export-to';
import type { Target } from './target';

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
