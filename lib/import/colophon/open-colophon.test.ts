import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openFolder } from '@/lib/import/files/open-folder';
import type { SourceItem, SourceReader } from '@/lib/import/source-item';
import { isColophonExport, openColophon } from './open-colophon';

const manifest = JSON.stringify({ format: 'colophon-export', version: 1 });

async function treeOf(files: Record<string, string>) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'colophon-own-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  return openFolder(folder);
}

const read = async (
  files: Record<string, string>,
): Promise<{ reader: SourceReader; items: SourceItem[] }> => {
  const reader = await openColophon(await treeOf({ 'manifest.json': manifest, ...files }));
  const items: SourceItem[] = [];
  for await (const item of reader.items()) items.push(item);
  return { reader, items };
};

test('an export is known by its manifest, and that of a later Colophon is refused', async () => {
  for (const text of ['', '{', '[]', '{"format":"other","version":1}', '{"name":"app","start_url":"/"}']) {
    const tree = await treeOf({ 'manifest.json': text });
    expect(await isColophonExport(tree)).toBe(false);
    await expect(openColophon(tree)).rejects.toThrow('this is no export of Colophon');
  }
  expect(await isColophonExport(await treeOf({ 'a.md': '' }))).toBe(false);
  const later = await treeOf({ 'manifest.json': '{"format":"colophon-export","version":2}' });
  expect(await isColophonExport(later)).toBe(true);
  await expect(openColophon(later)).rejects.toThrow(
    'in format 2, and this one reads format 1: update it first',
  );
});

test('what is missing is said, and what is there is read', async () => {
  const { reader, items } = await read({ 'posts/a.md': '---\ntitle: A\n---\n\nText\n' });
  expect(items.map(({ kind }) => kind)).toEqual(['site', 'settings', 'post']);
  expect(items[2]).toMatchObject({ key: 'posts/a.md', slug: 'a', title: 'A', body: 'Text', hidden: null });
  expect(reader.remarks()).toHaveLength(7);
  expect(reader.remarks()).toContain('comments.jsonl is not there');
});

test('a post that somebody has edited comes in as far as it can', async () => {
  const { items } = await read({
    'posts/a.md': '---\ntitle: 5\ndate: yesterday\ntags: x\ncover_focus: 7\nslug:\nmood: good\n---\nText',
    'posts/b.md': '---\n{{{\n---\nText',
    'posts/c.md': 'Text',
    'drafts/d.md': '---\ntitle: D\ntype: page\n---\n',
    'posts/deeper/e.md': '---\ntitle: E\nguid: urn:e\ncreated: 2024-01-01\n---\n\n\n  E  \n\n',
  });
  const byKey = Object.fromEntries(items.map((item) => [item.key, item]));
  expect(byKey['posts/a.md']).toMatchObject({
    title: '5',
    publishedAt: null,
    tags: [],
    coverX: 50,
    unusedFields: ['mood'],
  });
  expect(byKey['posts/b.md']).toMatchObject({
    kind: 'problem',
    result: 'fail',
    why: expect.stringMatching(/^its front matter cannot be read: /) as string,
  });
  expect(byKey['posts/c.md']).toMatchObject({ kind: 'problem', why: 'it has no front matter' });
  expect(byKey['drafts/d.md']).toMatchObject({ hidden: 'it is a draft', isPage: true, slug: 'd' });
  expect(byKey['urn:e']).toMatchObject({
    body: '\n  E  \n',
    createdAt: '2024-01-01T00:00:00.000Z',
    slug: 'e',
  });
});

test('a line that is broken, too long or no such thing is told of by its number, and stops no other', async () => {
  const good = '{"id":"1","post":"a","created":"2024-01-01T00:00:00Z","body":"Good 🚂"}';
  const bad = ['{"id":', '[]', '{"id":"2","post":"a","created":"never"}', `"${'x'.repeat(5_000_000)}"`];
  const { items } = await read({ 'comments.jsonl': `${[good, ...bad].join('\n')}\n\n${good}` });
  const comments = items.filter(({ kind }) => kind === 'comment');
  expect(comments).toHaveLength(2);
  expect(comments[1]).toMatchObject({ key: '1', body: 'Good 🚂', author: null, isHidden: false });
  const problems = items.flatMap((item) => (item.kind === 'problem' ? [`${item.title}: ${item.why}`] : []));
  expect(problems).toHaveLength(4);
  expect(problems[2]).toBe('Line 4 of comments.jsonl: it cannot be read: created: is no date');
  expect(problems[3]).toBe('Line 5 of comments.jsonl: it is too long');
});

test('only what the library itself would call so is a picture', async () => {
  const name = `${'a'.repeat(24)}.webp`;
  const facts = { width: 8, height: 6, created: '2024-01-01T00:00:00Z' };
  const names = [name, '../../x.webp', 'x.svg', `${'A'.repeat(24)}.webp`];
  const { reader, items } = await read({
    'media.jsonl': names.map((one) => JSON.stringify({ name: one, ...facts })).join('\n'),
    [`media/${name}`]: 'bytes',
    'posts/a.md': `---\ntitle: A\n---\n\n![](../media/${name}) ![](../media/${'b'.repeat(24)}.webp)\n`,
  });
  expect(items.filter(({ kind }) => kind === 'picture')).toHaveLength(1);
  expect(items.filter(({ kind }) => kind === 'problem')).toHaveLength(3);
  expect(items.find(({ kind }) => kind === 'post')).toMatchObject({
    body: `![](/media/${name}) ![](../media/${'b'.repeat(24)}.webp)`,
  });
  expect(String(await reader.openPicture(`/media/${name}`, ''))).toBe('bytes');
  expect(await reader.openPicture(`/media/${'b'.repeat(24)}.webp`, '')).toBeNull();
  expect(await reader.openPicture('/media/../manifest.json', '')).toBeNull();
});
