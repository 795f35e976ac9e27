import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { expect, onTestFinished, test } from 'vitest';
import { ZipFile } from 'yazl';
import { openMarkdown } from '@/lib/import/markdown/open-markdown';
import { openZip } from '@/lib/import/files/open-zip';
import { itemsOf, openFiles, postsAmong, readFiles, readPosts } from '@/lib/testing/read-source';

const day = 'date: 2020-01-02';
const yaml = (fields: string, body = 'Text') => `---\n${fields}\n---\n\n${body}\n`;
const problemsIn = (items: Awaited<ReturnType<typeof readFiles>>) =>
  Object.fromEntries(items.flatMap((item) => (item.kind === 'problem' ? [[item.key, item.why]] : [])));

test('files without front matter are posts where a title and a date say so, drafts where one does, else named', async () => {
  const items = await readFiles({
    '2020-01-02-a.md': '# My title\n\nBody',
    'b.md': 'Another title\n===\n\nBody',
    'c.md': 'Only words',
    'LICENSE.md': '# License',
    'empty.md': '\n',
    'nul.md': '---\ntitle: A\n---\na\0b',
    'latin.md': Buffer.from([0xe9, 0x20]),
    'd.rst': 'x',
    'e.txt': 'x',
  });
  const posts = postsAmong(items);
  expect(posts['2020-01-02-a.md']).toMatchObject({ title: 'My title', body: 'Body', hidden: null });
  expect(posts['b.md']).toMatchObject({
    title: 'Another title',
    body: 'Body',
    hidden: 'it has no front matter and no date',
  });
  expect(problemsIn(items)).toEqual({
    'LICENSE.md': 'it has no front matter, and its name is LICENSE',
    'c.md': 'it has no front matter, no title and no date in its name',
    'empty.md': 'it is empty',
    'latin.md': 'the file is not UTF-8 text',
    'nul.md': 'the file is not text: it has a NUL',
  });
});

test('what is not read is counted by its kind', async () => {
  const reader = await openFiles({
    'a.rst': '',
    'b/c.RST': '',
    'd.txt': '',
    '.git/x': '',
    Makefile: '',
    'x.smd': yaml(`title: T\n${day}`),
  });
  expect(Object.keys(postsAmong(await itemsOf(reader)))).toEqual(['x.smd']);
  expect(reader.remarks()).toEqual([
    'Not read as posts: 2 .rst, 1 .txt, 1 folder .git, 1 without extension.',
  ]);
});

test('stubs that lead elsewhere become redirects, and empty posts drafts', async () => {
  const items = await readFiles({
    'blog/a.md': '---\nredirect: /blog/x\n---',
    'blog/b.md': yaml('title: B\nlayout: redirect'),
    'blog/c.md': yaml('title: C\nredirect_to: https://e.org/x', ''),
    'blog/d.md': yaml(`title: D\n${day}`, ''),
    'blog/e.md': '---\nlayout: post\n---\n',
    'blog/f.md': yaml(`title: F\n${day}\nlink: https://e.org/y`, ''),
    'blog/g.md': yaml(`title: G\n${day}\nredirect: false`),
  });
  expect(items.filter(({ kind }) => kind === 'redirect')).toEqual([
    { kind: 'redirect', key: '/blog/a', target: '/blog/x', isPermanent: true },
    { kind: 'redirect', key: '/blog/c', target: 'https://e.org/x', isPermanent: true },
  ]);
  const posts = postsAmong(items);
  expect(posts['blog/d.md']?.hidden).toBe('it has no text');
  expect(posts['blog/f.md']).toMatchObject({ hidden: null, body: '<https://e.org/y>' });
  expect(posts['blog/g.md']?.hidden).toBeNull();
  expect(problemsIn(items)).toEqual({
    'blog/b.md': 'it only leads elsewhere, and does not say where',
    'blog/e.md': 'it has neither a title nor text',
  });
});

test('the base path is the one given, or guessed from the links of the posts', async () => {
  const files = {
    'release/v7.1.0.md': yaml(`title: R\n${day}`),
    'b.md': yaml(`title: B\n${day}`, '[x](/blog/release/v7.1.0/) [y](/other/place)'),
  };
  expect((await readPosts(files))['release/v7.1.0.md']?.addresses).toEqual(['/blog/release/v7.1.0']);
  expect((await readPosts(files, { base: 'news/' }))['b.md']?.addresses).toEqual(['/news/b']);
  expect((await readPosts({ 'a/b.md': yaml(`title: B\n${day}`, '[x](/a/b)') }))['a/b.md']?.addresses).toEqual(
    ['/a/b'],
  );
});

test('a heading that repeats the title is left out, and another stays', async () => {
  const posts = await readPosts({
    'a.md': yaml(`title: "It's: a *test*"\n${day}`, '# It’s: a test #\n\nText'),
    'b.md': yaml(`title: B\n${day}`, '# Other\n\nText'),
    'c.md': yaml(`title: C\n${day}`, '<h1 class="x">C</h1>\nText'),
  });
  expect(posts['a.md']).toMatchObject({
    body: 'Text\n',
    notes: ['the heading that repeats the title was left out'],
  });
  expect(posts['b.md']).toMatchObject({ body: '# Other\n\nText\n', notes: [] });
  expect(posts['c.md']?.body).toBe('Text\n');
});

test('pictures are found at odd addresses, below the base path and beside the folder, and never elsewhere', async () => {
  const reader = await openFiles({
    'config.toml': 'base_url = "https://old.example/blog"\n',
    'content/a/index.md': yaml(`title: A\n${day}`),
    'content/a/image(1).png': '1',
    'content/a/a_b.png': '2',
    'content/a/a&b.png': '3',
    'content/a/my image.png': '4',
    'static/img/x.png': '5',
    'content/other/only.png': '6',
    'content/a/CASE.PNG': '7',
    'notes.txt': 'no picture',
  });
  await itemsOf(reader);
  const read = async (url: string) =>
    (await reader.openPicture(url, 'content/a/index.md'))?.toString() ?? null;
  expect(await read('image(1).png')).toBe('1');
  expect(await read('./image%281%29.png')).toBe('1');
  expect(await read('a_b.png')).toBe('2');
  expect(await read('a&b.png')).toBe('3');
  expect(await read('my%20image.png?x=1#y')).toBe('4');
  for (const url of ['/img/x.png', '/blog/img/x.png', 'https://old.example/blog/img/x.png'])
    expect(await read(url)).toBe('5');
  expect(await read('case.png')).toBe('7');
  for (const url of [
    'only.png',
    '../../../../etc/x.png',
    'https://e.org/a.png',
    'notes.txt',
    'a\0.png',
    '%',
    '',
  ])
    expect(await read(url)).toBeNull();
});

test('a zip is read as the folder in it, twice with the same result', async () => {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(yaml('title: A', '![x](x.png)')), 'my-blog/_posts/2020-01-02-a.md');
  zip.addBuffer(Buffer.from('x'), 'my-blog/_posts/x.png');
  zip.addBuffer(Buffer.from(yaml('title: D')), 'my-blog/_drafts/d.md');
  zip.end();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'colophon-zip-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await pipeline(zip.outputStream, createWriteStream(path.join(folder, 'a.zip')));
  const reader = await openMarkdown(await openZip(path.join(folder, 'a.zip')), { timeZone: 'UTC' });
  onTestFinished(() => reader.close());
  const items = await itemsOf(reader);
  expect(items.map(({ key }) => key)).toEqual(['site', '_drafts/d.md', '_posts/2020-01-02-a.md']);
  expect(await itemsOf(reader)).toEqual(items);
  expect(String(await reader.openPicture('x.png', '_posts/2020-01-02-a.md'))).toBe('x');
  expect(JSON.parse(JSON.stringify(items))).toEqual(items);
});
