import { expect, test } from 'vitest';
import { routes } from '@/e2e/entry-routes';
import { isReservedPath } from '@/lib/reserved-paths';
import { readFormerPath } from '@/lib/former-addresses/read-former';
import { isFormerQuery, readFormerQuery } from '@/lib/former-addresses/read-former-query';

test.each([
  ['/category/garden', { tag: 'garden', page: 1, feed: null }],
  ['/category/home/garden/page/3/', { tag: 'garden', page: 3, feed: null }],
  ['/category/home/garden/feed/atom', { tag: 'garden', page: 1, feed: 'atom' }],
  ['/tag/%D1%81%D0%B0%D0%B4', { tag: 'сад', page: 1, feed: null }],
  ['/author/jane-doe/page/2', { username: 'jane-doe', page: 2 }],
  ['/2016/03/', { year: 2016, month: 3 }],
  ['/2016/03/04', { year: 2016, month: 3 }],
  ['/2016', { year: 2016, month: null }],
  ['/feed/', { place: '/feed.xml' }],
  ['/wp-rss2.php', { place: '/feed.xml' }],
  ['/author/jane/feed/atom/', { place: '/atom.xml' }],
])('%s is first read as %o', (path, former) => {
  expect(readFormerPath(path)[0]).toEqual(former);
});

test.each([
  ['/2016/01/02/Hello-World/', ['/2016/01/02/hello-world'], 'hello-world', false],
  ['/2016/01/02/hello.html', ['/2016/01/02/hello'], 'hello', false],
  ['/blog/2016/01/hello/amp/', ['/blog/2016/01/hello'], 'hello', false],
  ['/2016/01/02/hello/feed', ['/2016/01/02/hello'], 'hello', true],
  ['/hello/comment-page-2', ['/hello'], null, false],
  ['/posts/UPPER', ['/posts/upper'], null, false],
  ['/posts/e%CC%81tude', ['/posts/étude'], null, false],
  ['/%C3%89tude.HTML', ['/Étude', '/étude.html', '/étude'], null, false],
  ['/index.php/2016/01/hello', ['/2016/01/hello'], 'hello', false],
])('%s may be a post that had %j', (path, paths, slug, isFeed) => {
  const last = readFormerPath(path).find((former) => 'paths' in former);
  expect(last).toEqual({ paths, slug, isFeed });
});

test.each([
  '/',
  '/hello',
  '/wp-login',
  '/.env',
  '/a/b/c',
  '/posts/hello',
  '/posts/a/comments/2',
  '/posts/%00/amp',
])('nothing is looked up for %s', (path) => {
  expect(readFormerPath(path)).toEqual([]);
});

test('nothing is looked up for what the site itself answers', () => {
  for (const route of Object.keys(routes).filter((name) => name !== '/[[...path]]')) {
    const address = route.replace(/\/\[\[[^\]]*\]\]$/, '').replace(/\[[^\]]*\]/g, 'X1');
    const [read] = readFormerPath(address);
    // What leads to itself is known, and so led nowhere.
    expect(read && 'place' in read ? read.place : address, address).toBe(address);
    if (isReservedPath(address)) expect(read, address).toBeUndefined();
  }
});

test.each([
  ['p=12', { paths: ['/?p=12', '/?page_id=12', '/?attachment_id=12'], slug: null, isFeed: false }],
  [
    'utm=x&page_id=0012',
    { paths: ['/?page_id=12', '/?p=12', '/?attachment_id=12'], slug: null, isFeed: false },
  ],
  ['p=12&feed=rss2', { paths: ['/?p=12', '/?page_id=12', '/?attachment_id=12'], slug: null, isFeed: true }],
  ['cat=3', { paths: ['/?cat=3'], slug: null, isFeed: false }],
  ['feed=rss2', { place: '/feed.xml' }],
  ['feed=atom', { place: '/atom.xml' }],
  ['feed=comments-rss2', { place: '/comments/feed.xml' }],
  ['tag=garden', { tag: 'garden', page: 1, feed: null }],
  ['category_name=home/garden&paged=2', { tag: 'garden', page: 2, feed: null }],
  ['author_name=jane', { username: 'jane', page: 1 }],
  ['m=201603', { year: 2016, month: 3 }],
  ['s=small+tools', { place: '/search?q=small+tools' }],
  ['paged=2', { homePage: 2 }],
])('/?%s is first read as %o', (query, former) => {
  expect(isFormerQuery('/', query)).toBe(true);
  expect(readFormerQuery('/', query)[0]).toEqual(former);
});

test('of a blog in a folder its own addresses come first', () => {
  const [former] = readFormerQuery('/blog/', 'p=12');
  expect((former as { paths: string[] }).paths).toEqual(
    expect.arrayContaining(['/blog/?p=12', '/blog?p=12', '/?p=12']),
  );
  expect((former as { paths: string[] }).paths[0]).toBe('/blog/?p=12');
});

test.each([
  ['/', 'utm_source=x'],
  ['/', 'p=hello'],
  ['/', 'm=1'],
  ['/', 'page=2'],
  ['/', ''],
  ['/search', 's=x'],
  ['/posts/hello', 'p=12'],
  ['/tags/garden', 'p=12'],
  ['/api/v1/posts', 'tag=x'],
])('%s?%s is answered as ever', (path, query) => {
  expect(isFormerQuery(path, query)).toBe(false);
});
