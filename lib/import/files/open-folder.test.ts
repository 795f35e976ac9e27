import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openFolder } from '@/lib/import/files/open-folder';

async function makeTree(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'colophon-tree-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  return path.join(folder, 'blog');
}

test('hidden files and dependencies are counted, not listed, and read by name alone', async () => {
  const tree = await openFolder(
    await makeTree({
      'blog/a.md': 'A',
      'blog/b/c.png': 'C',
      'blog/.git/x.md': '',
      'blog/node_modules/x.md': '',
      'blog/.obsidian/app.json': '{}',
      'blog/.DS_Store': '',
    }),
  );
  expect(await tree.list()).toEqual([
    { path: 'a.md', size: 1 },
    { path: 'b/c.png', size: 1 },
  ]);
  expect(Object.fromEntries(tree.ignored)).toEqual({
    'folder .git': 1,
    'folder node_modules': 1,
    'folder .obsidian': 1,
    'hidden file': 1,
  });
  expect(String(await tree.read('.obsidian/app.json'))).toBe('{}');
  expect(await tree.read('b')).toBeNull();
  expect(await tree.read('gone.md')).toBeNull();
  await expect(tree.read('a.md', 0)).rejects.toThrow('larger than');
});

test('nothing outside is read, but what lies in a static folder beside it', async () => {
  const root = await makeTree({
    'blog/a.md': 'A',
    'secret.md': 'secret',
    'static/x.png': 'X',
    'other/y.png': 'Y',
  });
  await symlink('../secret.md', path.join(root, 'out.md'));
  await symlink('a.md', path.join(root, 'in.md'));
  await symlink('..', path.join(root, 'up'));
  await symlink('../../secret.md', path.join(root, '../static/out.png'));
  const tree = await openFolder(root);
  expect((await tree.list()).map((file) => file.path)).toEqual(['a.md', 'in.md']);
  expect(tree.ignored.get('link')).toBe(2);
  expect(String(await tree.read('in.md'))).toBe('A');
  expect(String(await tree.read('../static/x.png'))).toBe('X');
  for (const file of [
    'out.md',
    '../secret.md',
    '../other/y.png',
    '../static/out.png',
    '../static/../secret.md',
    'up/secret.md',
    '/etc/passwd',
  ])
    expect(await tree.read(file)).toBeNull();
});

test('pipes, files nobody may read and odd names stop nothing', async () => {
  const root = await makeTree({
    'blog/e\u0301.md': 'accent',
    'blog/日本 🚂\n.md': 'odd',
    'blog/locked.md': 'locked',
  });
  execFileSync('mkfifo', [path.join(root, 'pipe.md')]);
  await writeFile(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff, 0x2e, 0x6d, 0x64])]), '');
  await chmod(path.join(root, 'locked.md'), 0);
  const tree = await openFolder(root);
  expect((await tree.list()).map((file) => file.path)).toEqual(['locked.md', 'é.md', '日本 🚂\n.md']);
  expect(String(await tree.read('é.md'))).toBe('accent');
  expect(String(await tree.read('e\u0301.md'))).toBe('accent');
  expect(String(await tree.read('日本 🚂\n.md'))).toBe('odd');
  expect(await tree.read('pipe.md')).toBeNull();
  expect(tree.ignored.get('no ordinary file')).toBe(1);
  expect(tree.remarks()).toEqual(['a file in the folder has a name that is not UTF-8']);
});

test('folders in folders without end are read so far and named', async () => {
  const root = await makeTree({ [`blog/${'d/'.repeat(100)}deep.md`]: 'x', 'blog/a.md': 'A' });
  const tree = await openFolder(root);
  expect((await tree.list()).map((file) => file.path)).toEqual(['a.md']);
  expect(tree.remarks()).toEqual([expect.stringMatching(/more than 64 folders/)]);
});

test('what is no folder is refused', async () => {
  const root = await makeTree({ 'blog/a.md': 'A' });
  await expect(openFolder(path.join(root, 'a.md'))).rejects.toThrow('is not a folder');
  await expect(openFolder(path.join(root, 'none'))).rejects.toThrow('is not a folder');
});
