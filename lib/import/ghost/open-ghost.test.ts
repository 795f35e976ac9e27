import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openFolder } from '@/lib/import/files/open-folder';
import { openGhost } from '@/lib/import/ghost/open-ghost';
import type { SourceItem, SourcePost } from '@/lib/import/source-item';

async function folderOf(files: Record<string, string | Buffer>): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ghost-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  return folder;
}

async function read(data: object | string, base?: string) {
  const text =
    typeof data === 'string' ? data : JSON.stringify({ db: [{ meta: { version: '5.0.0' }, data }] });
  const folder = await folderOf({ 'ghost.json': text });
  const reader = await openGhost(path.join(folder, 'ghost.json'), { timeZone: 'UTC', base });
  const items: SourceItem[] = [];
  for await (const one of reader.items()) items.push(one);
  return {
    items,
    posts: items.filter((one): one is SourcePost => one.kind === 'post'),
    remarks: reader.remarks(),
  };
}

const post = (more: object) => ({
  id: 'a1',
  title: 'T',
  slug: 't',
  status: 'published',
  visibility: 'public',
  type: 'post',
  ...more,
});

test('a post of Ghost 5 comes in with all that belongs to it', async () => {
  const { items } = await read(
    {
      posts: [
        post({
          html: '<p>See <a href="__GHOST_URL__/other/">it</a></p><figure class="kg-card kg-image-card kg-width-wide"><img src="__GHOST_URL__/content/images/a.png" alt="A"><figcaption>C</figcaption></figure>',
          feature_image: '__GHOST_URL__/content/images/c.png',
          custom_excerpt: 'Short',
          published_at: '2022-01-02T03:04:05.000Z',
          updated_at: '2022-02-02T03:04:05.000Z',
          codeinjection_head: '<script></script>',
          canonical_url: 'https://x.example/',
          featured: 1,
        }),
      ],
      posts_meta: [
        { post_id: 'a1', feature_image_alt: 'Alt', feature_image_caption: '<b>Cap</b>', meta_title: 'M' },
      ],
      posts_authors: [
        { post_id: 'a1', author_id: 'u2', sort_order: 1 },
        { post_id: 'a1', author_id: 'u1', sort_order: 0 },
      ],
      posts_tags: [
        { post_id: 'a1', tag_id: 't2', sort_order: 1 },
        { post_id: 'a1', tag_id: 't1', sort_order: 0 },
        { post_id: 'a1', tag_id: 't3', sort_order: 2 },
      ],
      settings: [
        { key: 'title', value: 'Blog' },
        { key: 'timezone', value: 'Europe/Paris' },
        { key: 'locale', value: 'fr' },
        { key: 'description', value: 'Of trains' },
        { key: 'stripe_secret_key', value: 'never' },
      ],
      tags: [
        { id: 't1', name: 'One', slug: 'one', description: 'D' },
        { id: 't2', name: 'Two', slug: 'two' },
        { id: 't3', name: '#in', slug: 'hash-in', visibility: 'internal' },
      ],
      users: [
        { id: 'u1', name: 'Bea', slug: 'bea', email: 'bea@x.example', password: '$2a$never', bio: 'B' },
        { id: 'u2', name: 'Cy', slug: 'cy' },
      ],
    },
    'https://old.example/blog/',
  );
  expect(JSON.stringify(items)).not.toContain('never');
  expect(items).toEqual([
    {
      kind: 'site',
      key: 'site',
      title: 'Blog',
      address: 'https://old.example/blog',
      language: 'fr',
      timeZone: 'Europe/Paris',
      description: 'Of trains',
      navigation: [],
    },
    { kind: 'person', key: 'author:u1', name: 'Bea', email: 'bea@x.example', website: '', bio: 'B' },
    { kind: 'person', key: 'author:u2', name: 'Cy', email: '', website: '', bio: '' },
    {
      kind: 'post',
      key: 'post:a1',
      isPage: false,
      title: 'T',
      slug: 't',
      subtitle: 'Short',
      body: 'See [it](https://old.example/blog/other/)\n\n![A](https://old.example/blog/content/images/a.png "C"){.wide}\n\n<small>**Cap**</small>',
      coverUrl: 'https://old.example/blog/content/images/c.png',
      coverAlt: 'Alt',
      tags: ['One', 'Two'],
      author: 'author:u1',
      publishedAt: '2022-01-02T03:04:05.000Z',
      revisedAt: '2022-02-02T03:04:05.000Z',
      unpublishAt: null,
      hidden: null,
      language: undefined,
      feedId: 'a1',
      addresses: ['/blog/t', '/blog/t/amp'],
      base: 'https://old.example/blog/t/',
      notes: [
        'Code that was put into its page was left out.',
        'It was written together with Cy.',
        'The caption of its cover stands at the end of the text.',
        'It was featured there.',
        'Internal tags, which readers did not see, were left out: #in.',
      ],
      unusedFields: ['meta_title', 'canonical_url'],
    },
    { kind: 'tag', key: 'tag:one', name: 'One', slug: 'one', description: 'D' },
    { kind: 'tag', key: 'tag:two', name: 'Two', slug: 'two', description: '' },
  ]);
});

test('Ghost 0.x: numbers, Markdown, dated addresses, and no list around it', async () => {
  const old = {
    id: 3,
    uuid: 'u-u',
    title: 'Old',
    slug: 'old',
    markdown: '# *Hi*',
    html: '<h1><em>Hi</em></h1>',
    image: '/content/images/o.png',
    page: 0,
    status: 'published',
    language: 'en_US',
    author_id: 1,
    published_at: 1388534400000,
  };
  const { posts } = await read(
    JSON.stringify({
      meta: { version: '000' },
      data: {
        posts: [
          old,
          {
            ...old,
            id: 4,
            slug: 'b',
            page: 1,
            markdown: '<div>\n<script>x</script></div>',
            html: '<p>y</p>',
          },
        ],
        users: [{ id: 1, name: 'A' }],
        settings: [{ key: 'permalinks', value: '/:year/:month/:day/:slug/' }],
      },
    }),
  );
  expect(posts[0]).toMatchObject({
    key: 'post:3',
    body: '# *Hi*',
    coverUrl: '/content/images/o.png',
    feedId: 'u-u',
    author: 'author:1',
    publishedAt: '2014-01-01T00:00:00.000Z',
    addresses: ['/2014/01/01/old', '/old', '/2014/01/01/old/amp'],
    base: '/2014/01/01/old/',
  });
  expect(posts[1]).toMatchObject({ isPage: true, body: 'y', addresses: ['/b', '/b/amp'] });
});

test('comments come after what they answer', async () => {
  const comment = (id: string, more: object = {}) => ({
    id,
    post_id: 'a1',
    member_id: 'm1',
    html: `<p>${id} <u>x</u></p>`,
    status: 'published',
    created_at: '2023-01-01T00:00:00.000Z',
    ...more,
  });
  const { items, remarks } = await read({
    comments: [
      comment('c2', { parent_id: 'c1' }),
      comment('c1'),
      comment('c3', { parent_id: 'c1', in_reply_to_id: 'c2', status: 'hidden' }),
      comment('c4', { status: 'deleted' }),
    ],
    members: [{ id: 'm1', name: 'Di', email: 'di@x.example' }],
    posts: [post({})],
  });
  expect(
    items
      .filter((one) => one.kind === 'comment')
      .map(({ key, parent, isHidden, body }) => [key, parent, isHidden, body]),
  ).toEqual([
    ['comment:c1', null, false, 'c1 x'],
    ['comment:c2', 'comment:c1', false, 'c2 x'],
    ['comment:c3', 'comment:c2', true, 'c3 x'],
  ]);
  expect(remarks).toEqual(['Not read: 1 comment that was deleted or has no text.']);
});

test('a folder has its pictures, in the size in which they were uploaded', async () => {
  const folder = await folderOf({
    'blog.ghost.2024.json': JSON.stringify({ db: [{ meta: {}, data: { posts: [post({})] } }] }),
    'package.json': '{"name":"x"}',
    'content/images/2024/a.png': Buffer.from('whole'),
    'content/images/size/w600/2024/a.png': Buffer.from('small'),
  });
  const reader = await openGhost(await openFolder(folder), { timeZone: 'UTC' });
  for (const url of [
    '/content/images/size/w600/2024/a.png',
    'https://old.example/content/images/2024/A.png?x=1',
  ])
    expect(String(await reader.openPicture(url, ''))).toBe('whole');
  for (const url of ['/content/images/../../blog.ghost.2024.json', '/content/images/b.png', 'a.png'])
    expect(await reader.openPicture(url, '')).toBeNull();
  await reader.close();
});

test('a file that breaks is read up to there, and what is none is refused', async () => {
  const whole = JSON.stringify({
    db: [{ data: { posts: [post({ id: 'p1', html: '<p>{"a": [\\"]}</p>' }), post({ id: 'p2' })] } }],
  });
  const cut = await read(whole.slice(0, whole.indexOf('p2')));
  expect(cut.posts.map(({ key }) => key)).toEqual(['post:p1']);
  expect(cut.remarks).toEqual([
    'the file ends in the middle; 1 posts before it were read, and nothing after it.',
  ]);
  for (const content of [
    '',
    '<xml/>',
    '{"data": {}}',
    '[]',
    '['.repeat(100_000),
    `{"data":{"posts":[{"a":"${'x'.repeat(21_000_000)}`,
  ])
    await expect(read(content)).rejects.toThrow(/it (?:could not be read|is no export)/);
});
