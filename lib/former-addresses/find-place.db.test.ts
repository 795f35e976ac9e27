import { expect, test } from 'vitest';
import { ownRedirects, redirects } from '@/drizzle/schema';
import { db } from '@/lib/db';
import { formerAddresses } from '@/lib/former-addresses/find-place';
import { makeComment, makePost, makeUser } from '@/lib/testing/factories';

const find = async (target: string) => {
  const [path = '', query = ''] = target.split('?');
  return (await formerAddresses.find(path, query))?.location ?? null;
};

const old = await makePost({
  slug: 'hello-world',
  publishedAt: new Date('2016-01-02T10:00:00Z'),
  tags: ['Garden'],
});
await db.insert(redirects).values([
  { path: '/?p=12', postId: old.id },
  { path: '/2016/01/02/étude', postId: old.id },
  { path: '/blog?p=77', postId: old.id },
]);

test.each([
  '/?p=12',
  '/?page_id=12',
  '/?p=12&utm_source=x',
  '/?p=0012',
  '/index.php?p=12',
  '/blog?p=77',
  '/blog/?p=77',
])('%s leads to the post that was number twelve', async (target) => {
  expect(await find(target)).toBe('/posts/hello-world');
});

test.each([
  '/2016/01/02/E%CC%81tude',
  '/2016/01/02/%C3%A9tude.html',
  '/2016/01/02/%c3%89TUDE/amp',
  '/2016/01/02/%C3%A9tude/2',
  '/2016/01/02/%C3%A9tude/comment-page-3',
  '/2016/01/02/hello-world',
  '/2016/01/hello-world.html',
  '/posts/HELLO-World',
  '/posts/hello-world.html',
])('%s leads to the post', async (path) => {
  expect(await find(path)).toBe('/posts/hello-world');
});

test('a feed of a post is that of its comments, where anybody talks', async () => {
  expect(await find('/2016/01/02/%C3%A9tude/feed')).toBe('/posts/hello-world/comments/feed.xml');
  const closed = await makePost({ commentsOpen: false });
  expect(await find(`/2016/01/02/${closed.slug}/feed`)).toBe(`/posts/${closed.slug}`);
  await makeComment(closed);
  expect(await find(`/2016/01/02/${closed.slug}/feed`)).toBe(`/posts/${closed.slug}/comments/feed.xml`);
});

test('categories and tags lead to the tag, with its pages and feeds', async () => {
  expect(await find('/category/home/Garden')).toBe('/tags/garden');
  expect(await find('/?tag=garden')).toBe('/tags/garden');
  expect(await find('/category/home/garden/feed/atom')).toBe('/tags/garden/atom.xml');
  expect(await find('/tag/garden/page/9')).toBeNull();
  expect(await find('/tag/no-such-tag')).toBeNull();
});

test('an author leads to a person with that username, and months to the archive', async () => {
  const user = await makeUser({ username: 'Jane-Doe' });
  expect(await find('/author/jane-doe')).toBe(`/users/${user.username}`);
  expect(await find('/author/nobody-here')).toBeNull();
  await makeUser({ username: 'disabled-one', disabledAt: new Date() });
  expect(await find('/author/disabled-one')).toBeNull();
  expect(await find('/2016/01')).toBe('/archive/2016/01');
  expect(await find('/2016/02')).toBeNull();
  expect(await find('/1999')).toBeNull();
});

test('a page of the home page leads there where there is one', async () => {
  expect(await find('/?paged=1')).toBe('/');
  expect(await find('/?paged=900')).toBeNull();
});

test('what readers do not see is nowhere', async () => {
  const draft = await makePost({ state: 'draft', slug: 'not-out' });
  const binned = await makePost({ slug: 'binned', deletedAt: new Date() });
  await db.insert(redirects).values([
    { path: '/?p=900', postId: draft.id },
    { path: '/?p=901', postId: binned.id },
  ]);
  for (const target of ['/?p=900', '/?p=901', '/2016/01/02/not-out', '/posts/Binned', '/?p=99999999999999'])
    expect(await find(target), target).toBeNull();
});

test('where an import lets an address lead, it leads, for good or not', async () => {
  await db.insert(ownRedirects).values([
    { path: '/?cat=3', target: '/archive' },
    { path: '/?cat=4', target: 'https://example.org/é', isPermanent: false },
  ]);
  expect(await formerAddresses.find('/', 'cat=3')).toEqual({ location: '/archive', isPermanent: true });
  expect(await formerAddresses.find('/', 'cat=4')).toEqual({
    location: 'https://example.org/%C3%A9',
    isPermanent: false,
  });
});

test.each([
  '/category/%0d%0aset-cookie:x',
  '/author/%2f%2fevil.example',
  '/2016/01/%zz.html',
  "/posts/A'--",
  '/tag/%00',
])('%s leads nowhere else', async (path) => {
  expect(await find(path)).toBeNull();
});
