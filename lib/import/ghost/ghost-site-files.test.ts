import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openFolder } from '@/lib/import/files/open-folder';
import { openGhost } from '@/lib/import/ghost/open-ghost';

const post = (id: string, more: object) => ({
  id,
  title: id,
  slug: id,
  status: 'published',
  visibility: 'public',
  type: 'post',
  published_at: '2022-01-02T03:04:05.000Z',
  html: '<p>x</p>',
  ...more,
});

const EXPORT = JSON.stringify({
  db: [
    {
      data: {
        posts: [post('a', {}), post('b', {}), post('about', { type: 'page' })],
        tags: [{ id: 't', name: 'News', slug: 'news' }],
        posts_tags: [{ post_id: 'b', tag_id: 't', sort_order: 0 }],
      },
    },
  ],
});

const ROUTES = `routes:
  /who-we-are/:
    data: page.about
collections:
  /news/:
    permalink: /news/{slug}/
    filter: primary_tag:news
  /:
    permalink: /blog/{year}/{slug}/
taxonomies:
  tag: /topic/{slug}/
`;

async function folderOf(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ghost-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  return folder;
}

async function read(reader: Awaited<ReturnType<typeof openGhost>>) {
  const found = { addresses: {} as Record<string, string[]>, redirects: {} as Record<string, string> };
  for await (const one of reader.items()) {
    if (one.kind === 'post') found.addresses[one.slug] = one.addresses;
    if (one.kind === 'redirect') found.redirects[one.key] = one.target;
  }
  return { ...found, remarks: reader.remarks() };
}

test('of routes.yaml posts, pages and tags have their addresses, the one of their collection first', async () => {
  const folder = await folderOf({ 'data/x.json': EXPORT, 'settings/routes.yaml': ROUTES });
  const found = await read(await openGhost(await openFolder(folder), { timeZone: 'UTC', base: '/site' }));
  expect(found.addresses.a!.slice(0, 2)).toEqual(['/site/blog/2022/a', '/site/news/a']);
  expect(found.addresses.b!.slice(0, 2)).toEqual(['/site/news/b', '/site/blog/2022/b']);
  expect(found.addresses.about!.slice(0, 2)).toEqual(['/site/who-we-are', '/site/about']);
  expect(found.redirects).toEqual({ '/site/topic/news': '/tags/news' });
});

test.each([
  [
    'redirects.json',
    JSON.stringify([
      { from: '^/old/$', to: '/a/', permanent: true },
      { from: '/plain', to: 'https://x.example/y' },
      { from: '^/p/(.*)$', to: '/$1' },
    ]),
  ],
  ['redirects.yaml', '301:\n  /old: /a/\n302:\n  /plain: https://x.example/y\n  ^\\/p\\/(.*)$: /$1\n'],
])('%s leads on, beside the file as within a folder; patterns are counted', async (name, text) => {
  const folder = await folderOf({ 'data/x.json': EXPORT, [`data/${name}`]: text });
  for (const location of [path.join(folder, 'data/x.json'), await openFolder(folder)]) {
    const { redirects, remarks } = await read(await openGhost(location, { timeZone: 'UTC' }));
    expect(redirects).toEqual({ '/old': '/a', '/plain': 'https://x.example/y' });
    expect(remarks).toEqual([`1 redirects of ${name} have patterns and were not taken over.`]);
  }
});

test('what is no such file is named, and the rest comes in', async () => {
  const folder = await folderOf({ 'x.json': EXPORT, 'redirects.yaml': '301: [', 'routes.yaml': ': : [' });
  const { addresses, remarks } = await read(await openGhost(await openFolder(folder), { timeZone: 'UTC' }));
  expect(Object.keys(addresses)).toHaveLength(3);
  expect(remarks).toEqual(['redirects.yaml could not be read.', 'routes.yaml could not be read.']);
});
